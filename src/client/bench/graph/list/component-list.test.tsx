// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { renderPage } from '../../../testing/render-page.tsx';
import { graphModel } from '../model/graph-model.ts';
import { ComponentList } from './component-list.tsx';

afterEach(cleanup);

const index = indexFlow(smallFlow(Array.from({ length: 450 }, (_, at) => ({ id: `Part-${at}` }))));
const model = graphModel({ index, rows: [], bindings: [], outputs: [], showAllFields: false });

it.each([
  ['for screen readers', null, 'and 250 more'],
  ['to choose from', () => undefined, 'Show 200 more of 450 components'],
])('the list draws only the first of many components, and says how many there are: %s', (_, onSelect, says) => {
  renderPage(<ComponentList {...{ index, model, onSelect }} progress={new Map()} selected={null} />);
  const list = screen.getByRole('list', { name: 'Components of the flow' });
  expect(list.children).toHaveLength(201);
  expect(list.lastElementChild?.textContent).toBe(says);
});

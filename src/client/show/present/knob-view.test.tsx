// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { findKnobs } from '#show/knobs/knob.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { KnobView } from './knob-view.tsx';

afterEach(cleanup);

it('typing finds an option of a knob whose list is too long to be drawn whole', async () => {
  const options = Array.from({ length: 300 }, (_, at) => `model-${at}`);
  const model = { type: 'str', value: 'model-0', options };
  const index = indexFlow(smallFlow([{ id: 'P-1', name: 'P', fields: { model } }]));
  const [found] = findKnobs(index, [{ component: 'P-1', field: 'model', label: 'Model' }]);
  if (!found) throw new Error('The flow has the field');
  const change = vi.fn();
  const { user } = renderPage(<KnobView found={found} value="model-0" onChange={change} onRemove={() => undefined} />);
  const list = screen.getByRole('combobox', { name: 'Model' });
  await user.click(list);
  await user.clear(list);
  await user.type(list, 'model-299');
  await user.click(await screen.findByRole('option', { name: 'model-299' }));
  expect(change).toHaveBeenCalledWith('model-299');
});

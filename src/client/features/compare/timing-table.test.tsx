// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { matchInputs } from '#run/compare/match-runs.ts';
import { timedRun } from '#run/testing/timed-run.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { TimingTable } from './timing-table.tsx';

afterEach(cleanup);

it('has labels on its axis that are far apart, also for a run that ends just after a mark', () => {
  const runs = [timedRun(), timedRun()];
  const [input] = matchInputs(runs);
  if (!input) throw new Error('The runs have no input');
  renderPage(<TimingTable runs={runs} letters={['A', 'B']} input={input} />);
  const axis = screen.getByText('0').parentElement;
  expect([...(axis?.children ?? [])].map(({ textContent }) => textContent)).toEqual(['0', '200 ms', '400 ms']);
});

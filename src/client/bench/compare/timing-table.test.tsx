// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { matchInputs } from '#run/compare/match-runs.ts';
import { answeredRun, runOf } from '#run/testing/run-of.ts';
import { timedRun } from '#run/testing/timed-run.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { TimingTable } from './timing-table.tsx';

afterEach(cleanup);

it('the labels of the axis are far apart, also for a run that ends just after a mark', () => {
  const runs = [timedRun(), timedRun()] as const;
  const [input] = matchInputs(runs);
  if (!input) throw new Error('The runs have no input');
  renderPage(<TimingTable runs={runs} input={input} />);
  const axis = screen.getByText('0').parentElement;
  expect([...(axis?.children ?? [])].map(({ textContent }) => textContent)).toEqual(['0', '200 ms', '400 ms']);
});

it('the table of times says of a refused run that nothing ran', () => {
  const failure = { status: 422, raw: '', requestIndex: 0, elapsedMs: 12 };
  const refused = { code: 'TWEAKS_REFUSED' as const, fields: ['code'] };
  const runs = [timedRun(), runOf({ error: { ...failure, kind: 'refused-tweaks', refused }, at: 12 })] as const;
  const [input] = matchInputs(runs);
  if (!input) throw new Error('The runs have no input');
  renderPage(<TimingTable runs={runs} input={input} />);
  expect(screen.getByText('A: measured on the server. B: nothing ran, so there are no component times.')).toBeTruthy();
});

it('the table of times says which run does not have the input, and which has no component times', () => {
  const runs = [answeredRun(['a']), answeredRun(['a', 'b'])] as const;
  const [, second] = matchInputs(runs);
  if (!second) throw new Error('The runs have no second input');
  renderPage(<TimingTable runs={runs} input={second} />);
  expect(
    screen.getByText('A: did not ask this input. B: measured in this browser, because no component times arrived.'),
  ).toBeTruthy();
});

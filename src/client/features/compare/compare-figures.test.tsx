// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { matchInputs } from '#run/compare/match-runs.ts';
import { makeEvidence } from '#run/evidence/evidence-file.ts';
import { answeredRun } from '#run/testing/run-of.ts';
import { CompareFigures } from './compare-figures.tsx';

afterEach(cleanup);

/** A run whose first text came so long after its input began. */
function runWithFirstText(ms: number, number: number) {
  const run = answeredRun(['hi'], { number });
  return { ...run, inputs: run.inputs.map((input) => ({ ...input, startedAt: 100, firstTextAt: 100 + ms })) };
}

it.each([
  [0.3, 4, 'under 10 ms→under 10 msthe same', 'under 10 ms'],
  [4, 26, 'under 10 ms→26 ms+22 ms', 'under 10 ms'],
  [410, 120, '0.41 s→0.12 s−290 ms', '0.41 s'],
])('writes a first text after %d and %d ms as the answers do, also in evidence', async (before, after, shown, kept) => {
  const runs = [runWithFirstText(before, 1), runWithFirstText(after, 2)];
  const [input] = matchInputs(runs);
  if (!input) throw new Error('No input');
  render(<CompareFigures runs={runs} letters={['A', 'B']} inputs={[input]} input={input} />);
  const figure = screen.getByText('First text, Input 1').parentElement;
  expect(figure?.textContent).toBe(`First text, Input 1${shown}`);
  for (const told of [runs, runs.slice(0, 1)]) {
    expect((await makeEvidence(told, new Date())).text).toMatch(
      new RegExp(`First text</(th|td|dt)>\\s*<(td|dd)>${kept}<`),
    );
  }
});

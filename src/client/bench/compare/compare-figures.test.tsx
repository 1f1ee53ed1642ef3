// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { matchInputs } from '#run/compare/match-runs.ts';
import { makeEvidence } from '#run/evidence/evidence-file.ts';
import { inputEnd, messageResult, outputReady, runOf, textDelta } from '#run/testing/run-of.ts';
import { CompareFigures } from './compare-figures.tsx';

afterEach(cleanup);

/** A run whose first token arrived so many ms after its input began. */
function runWithFirstToken(ms: number, number: number) {
  return runOf({
    number,
    events: [
      [5, { event: 'input-start', at: 10, input: 0, inputs: {} }],
      [5, { ...textDelta(0, 'hi'), at: 10 + ms }],
      [5, { ...outputReady(0, messageResult('hi')), at: 900 }],
      [5, { ...inputEnd(0), at: 900 }],
    ],
    request: { inputs: [{ input_value: 'one' }], stream: true },
  });
}

it.each([
  [0.1, 0.3, 'under 1 ms→under 1 msthe same', 'under 1 ms'],
  [4, 26, '4 ms→26 ms+22 ms', '4 ms'],
  [6.4, 1.6, '6 ms→2 ms−4 ms', '6 ms'],
  [410, 120, '410 ms→120 ms−290 ms', '410 ms'],
])(
  'the figures write a first token after %d and %d ms like the answers, also in evidence',
  async (before, after, shown, evidenceValue) => {
    const runs = [runWithFirstToken(before, 1), runWithFirstToken(after, 2)] as const;
    const [input] = matchInputs(runs);
    if (!input) throw new Error('No input');
    render(<CompareFigures runs={runs} input={input} />);
    const figure = screen.getByText('First token, Input 1').parentElement;
    expect(figure?.textContent).toBe(`First token, Input 1${shown}`);
    const spans = [...(figure?.querySelectorAll('[title]') ?? [])].map((value) => value.getAttribute('title'));
    expect(spans).toEqual(runs.map(() => expect.stringMatching(/^From .* of the run, measured on the server$/)));
    for (const told of [runs, [runs[0]] as const]) {
      expect((await makeEvidence(told, new Date())).text).toMatch(
        new RegExp(`First token</(th|td|dt)>\\s*<(td|dd)>${evidenceValue}<`),
      );
    }
  },
);

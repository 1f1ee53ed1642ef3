import { describe, expect, it } from 'vitest';
import type { Run } from '../model/run.ts';
import { answeredRun, runOf } from '../testing/run-of.ts';
import { matchInputs, matchOutputs, positionWhenSwapped } from './match-runs.ts';
import { ofBoth, type Pair } from './run-pair.ts';
import { unmatchedSentences } from './unmatched.ts';

function runAsking(...values: string[]): Run {
  return runOf({ request: { inputs: values.map((input_value) => ({ input_value })), stream: true } });
}
const indices = (runs: Pair<Run>) =>
  matchInputs(runs).map(({ inputs }) => inputs.map((input) => (input === null ? null : input.index)));

describe('inputs of two runs', () => {
  it('match if their questions are equal, at any position', () => {
    expect(indices([runAsking('a', 'b'), runAsking('b', 'a')])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('match by their position if the question was changed', () => {
    const runs = [runAsking('a', 'b'), runAsking('a', 'c')] as const;
    expect(indices(runs)).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(matchInputs(runs).map(({ isOtherQuestion }) => isOtherQuestion)).toEqual([false, true]);
  });

  it('are unmatched if the other run has none', () => {
    expect(indices([runAsking('a', 'b'), runAsking('b')])).toEqual([
      [0, null],
      [1, 0],
    ]);
    expect(indices([runAsking('b'), runAsking('a', 'b')])).toEqual([
      [0, 1],
      [null, 0],
    ]);
  });
});

it.each([
  [runAsking('a', 'b'), runAsking('b', 'a'), [1, 0]],
  [runAsking('a', 'b'), runAsking('b'), [1, 0]],
  [runAsking('b'), runAsking('a', 'b'), [1, 0]],
])('an input has another position when the runs are swapped: %#', (a, b, positions) => {
  expect(matchInputs([a, b]).map((input) => positionWhenSwapped([a, b], input))).toEqual(positions);
});

describe('outputs of two runs', () => {
  const ids = (...runs: Pair<Run>) =>
    matchOutputs(ofBoth(runs, (run) => run.inputs[0] ?? null)).map(({ outputs, isByName }) => ({
      ids: outputs.map((output) => output?.component ?? null),
      isByName,
    }));
  const renamed = (run: Run, component: string, displayName: string): Run => ({
    ...run,
    inputs: run.inputs.map((input) => ({
      ...input,
      outputs: input.outputs.map((output) => ({ ...output, component, displayName })),
    })),
  });
  const run = answeredRun(['yes']);

  it('match by id, else by name', () => {
    const one = 'ChatOutput-o1';
    expect(ids(run, renamed(run, one, 'Other name'))).toEqual([{ ids: [one, one], isByName: false }]);
    expect(ids(run, renamed(run, 'ChatOutput-z', 'Chat Output'))).toEqual([
      { ids: [one, 'ChatOutput-z'], isByName: true },
    ]);
    expect(ids(run, renamed(run, 'Text-z', 'Text'))).toEqual([
      { ids: [one, null], isByName: false },
      { ids: [null, 'Text-z'], isByName: false },
    ]);
  });
});

it('says that a flow was changed between its runs', () => {
  const run = { ...answeredRun(['yes']), graph: 'a1' };
  expect(unmatchedSentences([run, run])).toEqual([]);
  expect(unmatchedSentences([run, { ...run, graph: 'b2' }])).toEqual([
    'A and B ran different versions of Sample, so more than the request may differ.',
  ]);
  expect(unmatchedSentences([run, answeredRun(['yes'])])).toEqual([]);
});

it('lists the components that only one flow has', () => {
  const run = answeredRun(['yes']);
  const other: Run = {
    ...run,
    flow: { id: 'flow-2', name: 'Other' },
    components: [
      { id: 'ChatInput-q1', displayName: 'Chat Input' },
      { id: 'x', displayName: 'Search' },
    ],
  };
  expect(unmatchedSentences([run, run])).toEqual([]);
  expect(unmatchedSentences([run, other])).toEqual([
    'A ran Sample and B ran Other. Components are matched by id, or by name.',
    'Only in A: Language Model and Chat Output.',
    'Only in B: Search.',
  ]);
});

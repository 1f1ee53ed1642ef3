import { expect, it } from 'vitest';
import type { InputValues } from '#contract/component-values.ts';
import type { Run } from '../model/run.ts';
import { answeredRun } from '../testing/run-of.ts';
import { timedRun } from '../testing/timed-run.ts';
import { insideSource } from './inside-source.ts';

const withValues = (values: InputValues): Run => {
  const run = timedRun();
  return { ...run, inputs: run.inputs.map((input) => ({ ...input, values })) };
};
const model = { id: '1', kind: 'model' as const, name: 'gpt', startMs: 0, endMs: 1, cost: 0.001 };
const time = {
  ...{ component: 'Model-m1', name: 'Language Model', startMs: 0, endMs: 1, received: {}, gave: {} },
  calls: [{ ...model, calls: [model] }],
};

it.each<[Run, string[]]>([
  [withValues({ source: 'engine', components: [] }), ['values from the engine, live']],
  [
    withValues({ source: 'langflow-traces', readMs: 412, components: [] }),
    ['values from the trace on Langflow, read 412 ms after the end'],
  ],
  [withValues({ source: 'langflow-traces', components: [] }), ['values from the trace on Langflow']],
  // Of both calls, of both inputs.
  [withValues({ source: 'engine', components: [time] }), ['cost 0.0040', 'values from the engine, live']],
  [timedRun(), ['times measured on the server']],
  [answeredRun(['fine']), ['times as this browser saw them']],
])('says what a run cost, and where values and times are from (%#)', (run, expected) => {
  expect(insideSource(run, 0)).toEqual(expected);
});

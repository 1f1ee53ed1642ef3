import { expect, it } from 'vitest';
import type { RunEvent } from '#contract/run-event.ts';
import type { Run } from '../model/run.ts';
import { sampleRun } from '../testing/sample-run.ts';
import { reduceRun } from './run-reducer.ts';

function play(run: Run, ...events: RunEvent[]): Run {
  return reduceRun(
    run,
    events.map((event) => ({ kind: 'event', received: { receivedAt: 10, event } })),
  );
}

const twoInputs = { inputs: [{ input_value: 'one' }, { input_value: 'two' }], stream: true };
const start = (input: number, at: number): RunEvent => ({ event: 'input-start', at, input });
const received = (input: number, at: number): RunEvent => ({
  event: 'component-values',
  at,
  input,
  component: 'Model-m1',
  display_name: 'Language Model',
  received: { input_value: 'hi' },
});

it('adds what components report to their input while it runs, in the time since its start, and keeps no event of it', () => {
  const begun = play(sampleRun({ request: twoInputs }), start(0, 5), start(1, 100));
  const run = play(begun, received(1, 130));
  expect(run.inputs[1]?.values).toMatchObject({
    source: 'engine',
    components: [{ component: 'Model-m1', name: 'Language Model', startMs: 30, endMs: null }],
  });
  expect(run.inputs[0]).toBe(begun.inputs[0]);
  expect(run.events).toBe(begun.events);
  const ended = play(run, { event: 'component-end', at: 150, input: 1, component: 'Model-m1' });
  expect(ended.inputs[1]?.values?.components[0]).toMatchObject({ endMs: 50, received: { input_value: 'hi' } });
});

it('has no values where none are reported', () => {
  const end: RunEvent = { event: 'component-end', at: 7, input: 0, component: 'Model-m1' };
  expect(play(sampleRun(), start(0, 5), end).inputs[0]).not.toHaveProperty('values');
});

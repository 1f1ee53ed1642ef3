// @vitest-environment happy-dom
import { cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { Run } from '#run/model/run.ts';
import { leftRun } from '#run/reduce/left-run.ts';
import { reduceRun } from '#run/reduce/run-reducer.ts';
import { decidedRun } from '#run/testing/asking-run.ts';
import { messageResult, outputReady, runOf } from '#run/testing/run-of.ts';
import { LANGFLOW_SERVER } from '#run/testing/sample-run.ts';
import { nothingSentence } from './nothing-sentence.ts';
import { useOutputProps } from './use-output-props.ts';

afterEach(cleanup);

/** Answers one of several inputs, each of which is its own request, like a Langflow. */
function answer(run: Run, input: number): Run {
  const body = JSON.stringify({ outputs: [{ inputs: {}, outputs: [messageResult(`answer ${input}`)] }] });
  return reduceRun(run, [
    { kind: 'reply', reply: { requestIndex: input, status: 200, headers: [], body, isCut: false } },
    {
      kind: 'event',
      received: { receivedAt: 100, event: outputReady(input, messageResult(`answer ${input}`)) },
    },
    { kind: 'answered', at: 100, requestIndex: input },
  ]);
}

it('the props of an output stay the same while other inputs are answered', () => {
  const inputs = ['one', 'two', 'three'].map((input_value) => ({ input_value }));
  const before = answer(runOf({ request: { inputs }, server: LANGFLOW_SERVER, end: 'running' }), 0);
  const hook = renderHook(({ run }) => useOutputProps(run, null, null), { initialProps: { run: before } });
  const propsOf = (run: Run) => {
    hook.rerender({ run });
    const [input] = run.inputs;
    const [output] = input?.outputs ?? [];
    if (!input || !output) throw new Error('The run has no output');
    return hook.result.current(input, output);
  };
  const first = propsOf(before);
  expect(first.output.status).toBe('done');
  const later: Record<string, unknown> = { ...propsOf(answer(before, 1)) };
  for (const [name, value] of Object.entries(first)) expect(later[name], name).toBe(value);
});

it('an output on a branch that a person did not choose says what was chosen', () => {
  const run = decidedRun('reject');
  const skip = { event: 'component-skip', at: 1_023, input: 0, component: 'ChatOutput-o1', reason: '' } as const;
  const otherEvents = run.events.filter(({ event }) => event.event !== 'output-ready');
  const skipped: Run = {
    ...run,
    connections: [['Model-m1', 'ChatOutput-o1']],
    events: [...otherEvents, { receivedAt: 1_023, event: skip }],
  };
  const [input] = skipped.inputs;
  const [output] = input?.outputs ?? [];
  if (!input || !output) throw new Error('The run has no output');
  const { result } = renderHook(() => useOutputProps(skipped, null, null));
  const { reason, whySkipped } = result.current(input, output);
  expect(nothingSentence('Approved', reason, null, whySkipped)).toBe('Approved was skipped: “Reject” was chosen.');
});

it('an output does not say that somebody stopped a run whose page was left', () => {
  const left = leftRun(runOf({ end: 'running' }));
  const [input] = left.inputs;
  const [output] = input?.outputs ?? [];
  if (!input || !output) throw new Error('The run has no output');
  const { result } = renderHook(() => useOutputProps(left, null, null));
  const { stoppedAfter } = result.current(input, output);
  expect(nothingSentence('Answer', null, stoppedAfter, '')).toBe('Not finished: the page was left.');
});

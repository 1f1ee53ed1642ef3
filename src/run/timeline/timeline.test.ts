import { describe, expect, it } from 'vitest';
import { recordedStreams } from '#contract/testing/recordings.ts';
import type { Run, RunTrace } from '../model/run.ts';
import { replayRecording } from '../testing/replay-recording.ts';
import { answeredRun } from '../testing/run-of.ts';
import { timedRun } from '../testing/timed-run.ts';
import { timelineInput } from './timeline.ts';

const timelineOf = (run: Run) => run.inputs.map((input) => timelineInput(run, input, 0));

describe('the times of an input', () => {
  it('has all components on one clock, and the critical path', () => {
    const [first, second] = timelineOf(timedRun());
    expect(first).toMatchObject({
      input: 0,
      source: 'events',
      clock: 'server',
      offsetMs: 5,
      durationMs: 520,
    });
    expect(second).toMatchObject({ input: 1, offsetMs: 600, durationMs: 520 });
    expect(first?.rows).toMatchObject([
      { id: 'ChatInput-q1', startMs: 0, endMs: 10, waitedMs: null, isCritical: true, textMs: [] },
      {
        id: 'Model-m1',
        startMs: 12,
        endMs: 512,
        waitedMs: 2,
        firstTextMs: 100,
        isCritical: true,
        textMs: [100, 200, 300, 400, 500],
      },
      { id: 'ChatOutput-o1', startMs: 512, endMs: 520, waitedMs: 0, isCritical: true },
    ]);
  });

  it('uses the arrival times of live events of Langflow', async () => {
    const recording = recordedStreams().find(({ name }) => name === 'v2-chat-1.13.0');
    const [input] = recording ? timelineOf(await replayRecording(recording)) : [];
    expect(input).toMatchObject({ source: 'live-events', clock: 'browser' });
    const model = input?.rows.find(({ id }) => id === 'EchoLLM-m1');
    expect(model).toMatchObject({ startMs: 73, endMs: 400, firstTextMs: 129, textMs: [129, 181, 233, 285, 336, 391] });
  });

  it('uses the traces of a run without times, with tokens and cost', () => {
    const step = { isFailed: false, error: null, model: null };
    const trace: RunTrace = {
      source: 'langflow-traces',
      id: 't',
      startedAt: 0,
      durationMs: 900,
      components: [
        { ...step, id: 'ChatInput-q1', name: 'Chat Input', startMs: 3, endMs: 5, tokens: null, cost: null },
        { ...step, id: 'Model-m1', name: 'Language Model', startMs: 6, endMs: 880, tokens: 31, cost: 0.0012 },
      ],
    };
    const run = answeredRun(['fine']);
    const inputs = timelineOf({ ...run, inputs: run.inputs.map((input) => ({ ...input, trace })) });
    expect(inputs[0]).toMatchObject({
      source: 'traces',
      durationMs: 880,
      rows: [{}, { firstTextMs: null, textMs: [] }],
    });
  });

  it('is empty without times', () => {
    const run = answeredRun(['fine']);
    const inputs = timelineOf(run);
    expect(inputs).toMatchObject([{ source: 'not reported', rows: [], clock: 'browser' }]);
  });
});

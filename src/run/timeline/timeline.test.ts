import { describe, expect, it } from 'vitest';
import { recordedStreams } from '#contract/testing/recordings.ts';
import type { RunTrace } from '../model/run.ts';
import { replayRecording } from '../testing/replay-recording.ts';
import { answeredRun } from '../testing/run-of.ts';
import { timedRun } from '../testing/timed-run.ts';
import { timelineOf, timelineTotals } from './timeline.ts';

describe('timelineOf', () => {
  it('has all components on one clock, and the critical path', () => {
    const [first, second] = timelineOf(timedRun(), 0);
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
    const [input] = recording ? timelineOf(await replayRecording(recording), 0) : [];
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
    const inputs = timelineOf({ ...run, inputs: run.inputs.map((input) => ({ ...input, trace })) }, 0);
    expect(inputs[0]).toMatchObject({
      source: 'traces',
      durationMs: 880,
      rows: [{}, { firstTextMs: null, textMs: [] }],
    });
    expect(timelineTotals(inputs)).toMatchObject({
      slowest: { ms: 874, input: 0, row: { name: 'Language Model' } },
      cost: { sum: 0.0012, reporting: 1 },
    });
  });

  it('is empty without times', () => {
    const run = answeredRun(['fine']);
    const inputs = timelineOf(run, 0);
    expect(inputs).toMatchObject([{ source: 'not reported', rows: [], clock: 'browser' }]);
    expect(timelineTotals(inputs)).toEqual({ slowest: null, cost: null });
  });

  it('finds the slowest component of all inputs', () => {
    expect(timelineTotals(timelineOf(timedRun(), 0))).toMatchObject({
      cost: null,
      slowest: { ms: 500 },
    });
  });
});

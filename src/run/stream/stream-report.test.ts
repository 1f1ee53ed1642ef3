import { describe, expect, it } from 'vitest';
import { isJsonObject } from '#contract/json.ts';
import type { RunEvent } from '#contract/run-event.ts';
import { type RecordedStream, recordedStreams } from '#contract/testing/recordings.ts';
import { replayRecording } from '../testing/replay-recording.ts';
import { inputEnd, messageResult, outputReady, runOf, textDelta } from '../testing/run-of.ts';
import { streamReport } from './stream-report.ts';

function recorded(name: string): RecordedStream {
  const found = recordedStreams().find((stream) => stream.name === name);
  if (!found) throw new Error(`There is no recording ${name}`);
  return found;
}

describe('streamReport of a recording, at the times of its frames', () => {
  it.each([
    ['run-chat-1.13.0', 'tokens'],
    ['run-chat-1.12.8', 'tokens'],
    ['run-chat-0.10.3', 'tokens'],
    ['run-chat-0.9.6', 'tokens'],
    ['run-chat-0.7.3', 'tokens'],
    ['run-chat-0.5.1', 'tokens'],
    // Its six tokens arrived in three groups, the second 155 ms after the first.
    ['run-chat-0.3.4', 'bursts'],
    ['run-chat-0.1.4', 'bursts'],
    ['run-session-given-1.13.0', 'tokens'],
    ['run-two-models-1.13.0', 'tokens'],
    ['v2-chat-1.13.0', 'tokens'],
    ['v2-chat-1.12.8', 'tokens'],
    ['v2-two-models-1.13.0', 'tokens'],
    ['v2-no-stream-tweak-1.13.0', 'single'],
    ['run-two-text-inputs-1.13.0', 'single'],
  ])('judges %s: %s', async (name, received) => {
    expect(streamReport(await replayRecording(recorded(name)), 0).received).toBe(received);
  });

  it('has the figures', async () => {
    const report = streamReport(await replayRecording(recorded('run-chat-1.13.0')), 0);
    expect(report).toMatchObject({ firstByteMs: 47, longestGapMs: 52, pieces: 6, heldBack: null });
    const { characters } = report;
    expect(characters).toBe('[plain] You said: hi.  [plain]'.length);
    expect(report.charactersPerSecond).toBeCloseTo((characters * 1000) / (367 - 109));
    expect(report.tokensPerSecond).toBeNull();
    expect(report.writers).toMatchObject([{ component: 'EchoLLM-m1', received: 'tokens', firstTokenMs: 109 }]);
  });

  it('distinguishes the two models', async () => {
    const { writers } = streamReport(await replayRecording(recorded('v2-two-models-1.13.0')), 0);
    expect(writers.map(({ component, received }) => [component, received])).toEqual([
      ['EchoLLM-m1', 'tokens'],
      ['EchoLLM-m2', 'tokens'],
    ]);
  });

  it('detects a proxy by the component times of the server', async () => {
    const recording = recorded('v2-chat-1.13.0');
    const last = recording.frames.at(-1)?.t_ms ?? 0;
    const report = streamReport(await replayRecording(recording, () => last), 0);
    expect(report).toMatchObject({
      received: 'buffered',
      heldBack: { serverMs: expect.closeTo(327.5, 1), receivedMs: 0 },
    });
  });

  it('does not blame a proxy for a burst if the server’s clock does not prove it', async () => {
    const recording = recorded('run-chat-1.13.0');
    const report = streamReport(await replayRecording(recording, () => 400), 0);
    expect(report).toMatchObject({ received: 'single', heldBack: null });
  });

  it.each([
    ['12:00:00 UTC', '12:00:01 UTC', 'single', null],
    ['12:00:00 UTC', '12:00:03 UTC', 'buffered', { serverMs: 2000 }],
    ['12:00:00.400000 UTC', '12:00:01.300000 UTC', 'buffered', { serverMs: 900 }],
  ])('uses the timestamps %s and %s as a lower bound', async (from, to, received, heldBack) => {
    const run = await replayRecording(recorded('run-chat-1.13.0'), () => 400);
    const stamps = [from, to];
    const events = run.events.map((one) => {
      const { event } = one;
      if (event.event !== 'message-add' || !isJsonObject(event.message)) return one;
      const timestamp = `2026-01-02 ${stamps.shift() ?? to}`;
      const data = isJsonObject(event.message.data) ? event.message.data : event.message;
      return { ...one, event: { ...event, message: { ...event.message, data: { ...data, timestamp } } } };
    });
    expect(streamReport({ ...run, events }, 0)).toMatchObject({ received, heldBack });
  });

  it('uses the trace of the run after it was read', async () => {
    const run = await replayRecording(recorded('run-chat-1.13.0'), () => 400);
    const step = (endMs: number) => ({
      id: 'a',
      name: 'A',
      startMs: 0,
      endMs,
      isFailed: false,
      error: null,
      model: null,
      tokens: null,
      cost: null,
    });
    const trace = {
      source: 'langflow-traces' as const,
      id: 't',
      startedAt: 0,
      durationMs: 900,
      components: [step(5), step(880)],
    };
    const traced = { ...run, inputs: run.inputs.map((input) => ({ ...input, trace })) };
    expect(streamReport(traced, 0)).toMatchObject({
      received: 'buffered',
      heldBack: { serverMs: 875 },
    });
  });
});

describe('streamReport of the embedded engine’s stream', () => {
  const inputStart: RunEvent = { event: 'input-start', at: 0, input: 0 };
  const end = (at: number): RunEvent => ({ ...inputEnd(0), at });

  it('detects a proxy by the times of the events', () => {
    const events = [inputStart, ...[100, 300, 500, 700].map((at) => ({ ...textDelta(0, 'word '), at })), end(900)];
    const late = runOf({ events: events.map((event) => [905, event] as const) });
    expect(streamReport(late, 0)).toMatchObject({
      received: 'buffered',
      heldBack: { serverMs: 900, receivedMs: 0 },
    });
    const inTime = runOf({ events: events.map((event) => [event.at + 5, event] as const) });
    expect(streamReport(inTime, 0)).toMatchObject({ received: 'tokens', heldBack: null, longestGapMs: 200 });
  });

  it('measures the longest gap between all chunks of a long stream', () => {
    const events = Array.from({ length: 3000 }, (_, index) => [index * 25, textDelta(0, 'word ')] as const);
    const report = streamReport(runOf({ events: [[0, inputStart], ...events] }), 0);
    expect(report).toMatchObject({ received: 'tokens', pieces: 3000, longestGapMs: 25 });
    expect(report.writers).toMatchObject([{ longestGapMs: 25 }]);
  });

  it('reports bursts if the texts of several components were not streamed', () => {
    const said = (component: string, text: string): RunEvent => ({
      event: 'message-add',
      at: 1,
      input: 0,
      component,
      message: { data: { id: component, text, sender: 'Machine', properties: { source: { id: component } } } },
    });
    const run = runOf({
      events: [
        [1, inputStart],
        [40, said('A', 'One')],
        [400, said('B', 'Two')],
        [410, end(410)],
      ],
    });
    const report = streamReport(run, 0);
    expect(report).toMatchObject({ received: 'bursts', pieces: 2, longestGapMs: 360 });
    expect(report.writers.map(({ component, received }) => [component, received])).toEqual([
      ['A', 'single'],
      ['B', 'single'],
    ]);
  });

  it('counts a result without streamed text, but not the message of the user', () => {
    const user: RunEvent = {
      event: 'message-add',
      at: 1,
      input: 0,
      component: 'ChatInput-q1',
      message: { data: { id: 'u', text: 'hi', sender: 'User' } },
    };
    const run = runOf({
      events: [
        [1, inputStart],
        [2, user],
        [30, outputReady(0, messageResult('fine'))],
      ],
    });
    expect(streamReport(run, 0)).toMatchObject({ received: 'single', pieces: 1, characters: 4 });
  });

  it('counts tokens if the message reports them', () => {
    const result = messageResult('one two three');
    const usage = { input_tokens: 5, output_tokens: 6, total_tokens: 11 };
    const message = {
      text_key: 'text',
      data: { id: 'm', text: 'one two three', properties: { source: { id: 'Model-m1' }, usage } },
    };
    const events = [100, 400, 700].map((at) => [at, { ...textDelta(0, 'word '), at }] as const);
    const run = runOf({
      events: [[0, inputStart], ...events, [710, outputReady(0, { ...result, results: { message } })]],
    });
    expect(streamReport(run, 0).tokensPerSecond).toBeCloseTo(10);
  });

  it('is empty for a JSON reply', () => {
    const request = { inputs: [{ input_value: 'hi' }], stream: false };
    const run = runOf({ request, events: [[30, outputReady(0, messageResult('fine'))]] });
    expect(streamReport(run, 0)).toMatchObject({ received: 'none', pieces: 0 });
  });
});

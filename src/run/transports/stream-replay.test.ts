import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readResultText } from '#contract/run-response.ts';
import { type RecordedStream, recordedStreams, withFinalText } from '#contract/testing/recordings.ts';
import { executeRun } from '../execute/execute-run.ts';
import type { RequestPlan } from '../model/request-plan.ts';
import type { Run } from '../model/run.ts';
import { reduceRun } from '../reduce/run-reducer.ts';
import { requestOf } from '../testing/replay-recording.ts';
import { bytesOf, type ReplayServer, startReplayServer } from '../testing/replay-server.ts';
import { sampleRun } from '../testing/sample-run.ts';

let server: ReplayServer;
beforeAll(async () => {
  server = await startReplayServer();
});
afterAll(() => server.close());

const recordings = recordedStreams();

async function replay(recording: RecordedStream, cuts: readonly number[] = [], bytes?: number): Promise<Run> {
  server.play(recording, cuts, bytes);
  const plan: RequestPlan = { requests: [requestOf(recording)], reasons: [], concurrency: 1 };
  let run: Run = { ...sampleRun(), plan, inputs: sampleRun().inputs.map((input) => ({ ...input, outputs: [] })) };
  const options = {
    plan,
    connection: { kind: 'langflow', baseUrl: server.url, apiKey: null } as const,
    flow: 'f',
    session: null,
    signal: new AbortController().signal,
    timeouts: { totalMs: 10_000, idleMs: 10_000 },
  };
  for await (const update of executeRun(options)) run = reduceRun(run, [update]);
  return run;
}

/** Output -> text of its result, and its streamed text. */
function textsOf(run: Run): Record<string, { result: string | null; streamed: string }> {
  return Object.fromEntries(
    (run.inputs[0]?.outputs ?? []).map(({ component, result, text }) => [
      component ?? '',
      { result: result && readResultText(result), streamed: text },
    ]),
  );
}

function named(pattern: RegExp): RecordedStream[] {
  return recordings.filter(({ name }) => pattern.test(name));
}

const answers = named(
  /^(run-chat-\d|run-chat-stream-tweak|run-two-models|run-session-given|run-two-text|run-not-streamed|v2-chat|v2-two-models|v2-no-stream|v2-frozen|v2-other-user)/,
);
const failures = named(
  /^(run-component-error|run-bad-tweak-type|run-error-mid|run-refused|run-wrong-key|run-chatinput-tweak-conflict|v2-component-error|v2-error-mid|v2-refused)/,
);

/** Recordings of routes that the page does not use. */
const OF_OTHER_ROUTES = /^(build-direct|v2-agui|v2-background|vertex-stream)/;

describe('a recorded stream', () => {
  it('is replayed for every route of the page', () => {
    const replayed = new Set([...answers, ...failures]);
    const left = recordings.filter((recording) => !replayed.has(recording));
    expect(left.filter(({ name }) => !OF_OTHER_ROUTES.test(name)).map(({ name }) => name)).toEqual([]);
  });

  it.each(answers)('gives the recorded answer: $name', async (recording) => {
    const run = await replay(recording);
    expect(run).toMatchObject({ status: 'done', error: null });
    const texts = Object.values(textsOf(run));
    expect(texts.length).toBeGreaterThan(0);
    for (const { result, streamed } of texts) {
      expect(result).not.toBe('');
      // The streamed text has every chunk once.
      if (streamed !== '') expect(streamed).toBe(result);
    }
    const isStreamed = !/two-text|no-stream|not-streamed|frozen|other-user-1/.test(recording.name);
    expect(texts.some(({ streamed }) => streamed !== '')).toBe(isStreamed);
    expect(run.response?.outputs?.[0]).toMatchObject({ inputs: { input_value: 'hi' } });
  });

  it.each(named(/^(run|v2)-chat-\d/))('is replaced by the final reply: $name', async (recording) => {
    for (const text of ['Taken back.', '[plain] You said: ', '', `${'long '.repeat(1_000)}"\n`]) {
      const run = await replay(withFinalText(recording, text));
      expect(run).toMatchObject({ status: 'done', error: null });
      expect(textsOf(run)).toEqual({
        'ChatOutput-o1': { result: text, streamed: '[plain] You said: Answer as : ' },
      });
    }
  });

  it('shows two models at once in the output of each', async () => {
    for (const recording of named(/two-models/)) {
      expect(textsOf(await replay(recording))).toEqual({
        'ChatOutput-o1': { result: '[plain] You said: hi.  [plain] ', streamed: '[plain] You said: hi.  [plain] ' },
        'ChatOutput-o2': { result: '[poem] You said: hi.  [poem] ', streamed: '[poem] You said: hi.  [poem] ' },
      });
    }
  });

  it.each(failures)('gives the recorded failure: $name', async (recording) => {
    const run = await replay(recording);
    expect(run.status).toBe('failed');
    // Up to base 0.7 the stream of a failed run ends without an error.
    const isOld = /-0\.[1-7]\./.test(recording.name);
    const kind = /refused/.test(recording.name)
      ? 'refused-tweaks'
      : /wrong-key/.test(recording.name)
        ? 'key-refused'
        : /tweak-conflict/.test(recording.name)
          ? 'invalid-request'
          : isOld
            ? 'stream-cut'
            : 'component-failed';
    expect(run.error).toMatchObject({ kind });
    if (kind === 'component-failed') {
      // A value of the wrong type fails before the component can report an error.
      const component = /bad-tweak-type/.test(recording.name) ? null : 'EchoLLM-m1';
      expect(run.error).toMatchObject({ status: 500, component, displayName: 'Echo LLM' });
    }
    if (kind === 'refused-tweaks') expect(run.error).toMatchObject({ status: 422, refused: { fields: ['code'] } });
  });

  it('keeps the text before a component failed', async () => {
    for (const recording of named(/error-mid-stream/)) {
      const run = await replay(recording);
      expect(run.inputs[0]?.outputs).toMatchObject([{ text: '[explode-late] You said: ', status: 'partial' }]);
    }
  });

  it('reports each component of the workflows route as it starts and ends', async () => {
    const [recording] = named(/^v2-chat-1\.13\.0/);
    const run = recording && (await replay(recording));
    const steps = (run?.events ?? []).flatMap(({ event }) =>
      event.event === 'component-start' || event.event === 'component-end' ? [`${event.event} ${event.component}`] : [],
    );
    expect(steps).toEqual([
      'component-start ChatInput-q1',
      'component-end ChatInput-q1',
      'component-start Prompt-p1',
      'component-end Prompt-p1',
      'component-start EchoLLM-m1',
      'component-end EchoLLM-m1',
      'component-start ChatOutput-o1',
      'component-end ChatOutput-o1',
    ]);
  });

  it.each([...answers, ...failures])('gives the same run wherever its bytes are split: $name', async (recording) => {
    const whole = await replay(recording);
    const { length } = bytesOf(recording);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), async (positions) => {
        const cuts = positions.map((index) => Math.floor(index * length)).sort((left, right) => left - right);
        const run = await replay(recording, cuts);
        expect(textsOf(run)).toEqual(textsOf(whole));
        expect(run.events.map(({ event }) => event)).toEqual(whole.events.map(({ event }) => event));
        expect(run.response).toEqual(whole.response);
      }),
      { numRuns: 3 },
    );
  });

  it('never succeeds when it stops before its end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...answers),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        async (recording, part) => {
          const last = recording.frames.at(-1)?.raw ?? '';
          const before = bytesOf(recording).length - Buffer.byteLength(last);
          const run = await replay(recording, [], Math.floor(part * before) + 1);
          const kind = recording.head.contentType === 'application/json' ? 'broken-json' : 'stream-cut';
          expect(run).toMatchObject({ status: 'failed', error: { kind } });
        },
      ),
      { numRuns: 40 },
    );
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection, ServerCapabilities } from '../model/connection.ts';
import { DEFAULT_CHOICES } from '../model/request-plan.ts';
import type { Run } from '../model/run.ts';
import type { RunUpdate } from '../model/run-update.ts';
import { planRequests } from '../plan/plan-requests.ts';
import { reduceRun } from '../reduce/run-reducer.ts';
import type { RunTimeouts } from '../send/deadline.ts';
import { wait } from '../send/wait.ts';
import type { FaultScenario } from '../testing/fault-scenarios.ts';
import { type FaultServer, startFaultServer } from '../testing/fault-server.ts';
import { EMBEDDED_SERVER, LANGFLOW_SERVER, sampleRun } from '../testing/sample-run.ts';
import { coalesceText } from './coalesce-text.ts';
import { executeRun } from './execute-run.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

interface RunOptions {
  stream?: boolean;
  inputs?: number;
  /** Number of requests at once. */
  atOnce?: number;
  target?: ServerCapabilities;
  timeouts?: RunTimeouts;
  signal?: AbortSignal;
  connection?: Partial<Connection>;
  onUpdate?: (update: RunUpdate) => void;
  clock?: () => number;
}

/** Runs a scenario and folds its updates into a run. */
async function run(scenario: FaultScenario, options: RunOptions = {}): Promise<Run> {
  const { stream = true, inputs = 1, target = EMBEDDED_SERVER, signal = new AbortController().signal } = options;
  const request = { inputs: Array.from({ length: inputs }, (_, index) => ({ input_value: `hi ${index}` })), stream };
  const choices = { ...DEFAULT_CHOICES, requestsAtOnce: options.atOnce ?? 1 };
  const plan = planRequests({ request, flowId: scenario, server: target, choices });
  let state = sampleRun({ request, server: target, flowId: scenario });
  const connection = { kind: target.kind, baseUrl: server.url, apiKey: null, ...options.connection };
  const timeouts = options.timeouts ?? { totalMs: 5_000, idleMs: 5_000 };
  const { clock = () => performance.now() } = options;
  const updates = executeRun({ plan, connection, flow: scenario, session: 'tb-5f21', signal, timeouts, clock });
  const joining = { windowMs: 5, clock: () => performance.now(), wait };
  for await (const batch of coalesceText(updates, joining)) {
    state = reduceRun(state, batch);
    for (const update of batch) options.onUpdate?.(update);
  }
  return state;
}

describe('executeRun', () => {
  it('reads one JSON reply', async () => {
    const state = await run('good', { stream: false });
    expect(state).toMatchObject({ status: 'done', sessionId: 'good', error: null });
    expect(state.inputs[0]?.outputs).toMatchObject([{ displayName: 'Chat Output', status: 'done', text: '' }]);
    expect(state.response).toEqual(JSON.parse(state.replies[0]?.body ?? ''));
    expect(state.replies).toMatchObject([{ requestIndex: 0, status: 200, isCut: false }]);
  });

  it('reads a stream, and keeps its text', async () => {
    const state = await run('good-stream');
    expect(state).toMatchObject({ status: 'done', sessionId: 'good' });
    expect(state.inputs[0]?.outputs[0]).toMatchObject({ text: 'fine', status: 'done', arrival: { chunks: 2 } });
    expect(state.replies[0]?.body).toContain('event: run-end');
  });

  it('stamps an event with the arrival of its frame, however long parsing takes', async () => {
    let ticks = 0;
    const state = await run('good-stream', { clock: () => (ticks += 30) });
    const marks = new Set(state.replies[0]?.frames?.marks.filter((_, index) => index % 2 === 0));
    expect(state.events.filter(({ receivedAt }) => !marks.has(receivedAt))).toEqual([]);
  });

  it('reads a JSON reply to a request for a stream', async () => {
    expect(await run('good', { stream: true })).toMatchObject({ status: 'done' });
  });

  it('reads a stream whose bytes are split anywhere', async () => {
    const state = await run('slow-bytes');
    expect(state.inputs[0]?.outputs[0]).toMatchObject({ text: 'Grüße 👋', status: 'done' });
  });

  it('keeps every one of 50,000 chunks', async () => {
    const state = await run('fast-stream', { timeouts: { totalMs: 60_000, idleMs: 60_000 } });
    const text = Array.from({ length: 50_000 }, (_, index) => `w${index} `).join('');
    expect(state.inputs[0]?.outputs[0]).toMatchObject({ text, arrival: { chunks: 50_000, characters: text.length } });
    expect(state.events.length).toBeLessThan(2_000);
  });

  it.each<[FaultScenario, object]>([
    ['cut-stream', { kind: 'stream-cut', chunks: 3, status: 200 }],
    ['ended-stream', { kind: 'stream-cut', chunks: 3, status: 200 }],
    ['cut-json', { kind: 'reply-cut', status: 200 }],
    ['broken-frame', { kind: 'broken-json', raw: '{"event": "text-delta", "chunk": ' }],
    ['broken-json', { kind: 'broken-json', raw: '{"session_id": "x", "outputs": [' }],
    ['other-json', { kind: 'other', raw: '{"hello":"world"}' }],
    ['hang-up', { kind: 'unreachable', status: null }],
    ['web-page', { kind: 'web-page', status: 200 }],
    ['proxy-page', { kind: 'proxy-error', status: 502 }],
    ['empty-502', { kind: 'proxy-error', status: 502 }],
    ['too-large', { kind: 'too-large', status: 413 }],
    ['no-key', { kind: 'key-refused', status: 403 }],
    ['no-flow', { kind: 'flow-not-found', flow: 'no-flow' }],
    ['no-session', { kind: 'session-not-found', session: 'tb-5f21' }],
    ['not-valid', { kind: 'validation', items: [{ loc: ['body', 'inputs', 0, 'input_value'] }] }],
    ['refused-tweak', { kind: 'refused-tweaks', refused: { fields: ['code'] } }],
    ['failed-component', { kind: 'component-failed', displayName: 'Echo LLM', message: 'the model exploded' }],
    ['unreadable-500', { kind: 'other', status: 500 }],
    ['failed-stream', { kind: 'timeout', status: 504, afterMs: 5000 }],
  ])('fails with the right error for %s', async (scenario, error) => {
    const state = await run(scenario);
    expect(state).toMatchObject({ status: 'failed', error });
    expect(state.inputs).toMatchObject([{ status: 'failed', error: null }]);
  });

  it('keeps the text before a stream was cut', async () => {
    const state = await run('cut-stream');
    expect(state.inputs[0]?.outputs[0]).toMatchObject({ text: 'One two three ', status: 'partial' });
  });

  it('reports an unreachable server', async () => {
    const gone = await startFaultServer();
    await gone.close();
    const state = await run('good', { connection: { baseUrl: gone.url } });
    expect(state).toMatchObject({ status: 'failed', error: { kind: 'unreachable', status: null } });
  });

  it('times out after the total time and closes the connection', async () => {
    const state = await run('no-answer', { timeouts: { totalMs: 60, idleMs: 5_000 } });
    expect(state).toMatchObject({ status: 'failed', error: { kind: 'timeout', afterMs: 60 } });
    await expect.poll(() => server.seen.at(-1)?.isAborted).toBe(true);
  });

  it('times out on a silent stream and keeps its text', async () => {
    const state = await run('silent-stream', { timeouts: { totalMs: 5_000, idleMs: 60 } });
    expect(state).toMatchObject({ status: 'failed', error: { kind: 'timeout', afterMs: 60 } });
    expect(state.inputs[0]?.outputs[0]).toMatchObject({ text: 'One ', status: 'partial' });
  });

  it('fails only the failed input of a stream', async () => {
    const state = await run('failed-input', { inputs: 2 });
    expect(state).toMatchObject({ status: 'done', error: null });
    expect(state.inputs).toMatchObject([
      { status: 'done', outputs: [{ text: 'fine' }] },
      { status: 'failed', error: { kind: 'component-failed', component: 'Model-m1' } },
    ]);
  });

  it('stops in mid-stream: closes the connection, keeps the text, and reports no error', async () => {
    const controller = new AbortController();
    const state = await run('silent-stream', {
      signal: controller.signal,
      onUpdate: (update) => {
        if (update.kind === 'event' && update.received.event.event === 'text-delta') controller.abort();
      },
    });
    expect(state).toMatchObject({ status: 'stopped', error: null });
    expect(state.inputs).toMatchObject([{ status: 'stopped', outputs: [{ text: 'One ', status: 'partial' }] }]);
    await expect.poll(() => server.seen.at(-1)?.isAborted).toBe(true);
  });

  it('sends nothing when it is stopped before it starts', async () => {
    const before = server.seen.length;
    const state = await run('good', { signal: AbortSignal.abort() });
    expect(state.status).toBe('stopped');
    expect(server.seen).toHaveLength(before);
  });

  it('sends the key as a header and nowhere else', async () => {
    const state = await run('good', { connection: { apiKey: 'tb-key-0001' } });
    expect(server.seen.at(-1)?.headers['x-api-key']).toBe('tb-key-0001');
    expect(JSON.stringify(state)).not.toContain('tb-key-0001');
  });

  it('closes the connection when the reader leaves early', async () => {
    const plan = planRequests({ request: { stream: true }, flowId: 'silent-stream', server: EMBEDDED_SERVER });
    const connection: Connection = { kind: 'embedded', baseUrl: server.url, apiKey: null };
    const { signal } = new AbortController();
    for await (const update of executeRun({ plan, connection, flow: 'f', session: null, signal })) {
      if (update.kind === 'event') break;
    }
    await expect.poll(() => server.seen.at(-1)?.isAborted).toBe(true);
  });
});

describe('executeRun of several requests', () => {
  it('sends them one after the other and gives each input its answer', async () => {
    const before = server.seen.length;
    const state = await run('good', { inputs: 3, stream: false, target: LANGFLOW_SERVER });
    expect(state.status).toBe('done');
    expect(state.response?.outputs).toHaveLength(3);
    expect(server.seen.slice(before).map(({ body }) => JSON.parse(body).inputs)).toEqual([
      [{ input_value: 'hi 0' }],
      [{ input_value: 'hi 1' }],
      [{ input_value: 'hi 2' }],
    ]);
    const ends = state.inputs.map(({ endedAt }) => endedAt);
    expect(ends).toEqual(ends.toSorted((left, right) => (left ?? 0) - (right ?? 0)));
    expect(state.events.filter(({ event }) => event.event === 'run-start')).toMatchObject([{ event: { inputs: 3 } }]);
  });

  it('sends at most the chosen number at once, and keeps the order of the inputs', async () => {
    let [open, limit] = [0, 0];
    const state = await run('good', {
      inputs: 5,
      stream: false,
      target: LANGFLOW_SERVER,
      atOnce: 2,
      onUpdate: ({ kind }) => {
        if (kind === 'sent') open += 1;
        if (kind === 'answered') open -= 1;
        limit = Math.max(limit, open);
      },
    });
    expect(limit).toBe(2);
    expect(state.status).toBe('done');
    expect(state.inputs.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    expect(state.replies.map(({ requestIndex }) => requestIndex).toSorted()).toEqual([0, 1, 2, 3, 4]);
  });

  it('reports a shared failure once', async () => {
    const state = await run('no-key', { inputs: 3, stream: false, target: LANGFLOW_SERVER });
    expect(state).toMatchObject({ status: 'failed', error: { kind: 'key-refused', requestIndex: 0 } });
    expect(state.inputs.every(({ error }) => error === null)).toBe(true);
  });

  it('does not send the remaining requests when it is stopped', async () => {
    const before = server.seen.length;
    const controller = new AbortController();
    const state = await run('no-answer', {
      inputs: 3,
      stream: false,
      target: LANGFLOW_SERVER,
      signal: controller.signal,
      onUpdate: (update) => {
        if (update.kind === 'sent') controller.abort();
      },
    });
    expect(state.status).toBe('stopped');
    expect(server.seen.length - before).toBeLessThanOrEqual(1);
  });
});

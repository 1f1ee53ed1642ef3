import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunEvent } from '#contract/run-event.ts';
import type { RunRequest } from '#contract/run-request.ts';
import { type RecordedStream, runAdvancedCases } from '#contract/testing/recordings.ts';
import { executeRun } from '../execute/execute-run.ts';
import type { Run } from '../model/run.ts';
import { planRequests } from '../plan/plan-requests.ts';
import { reduceRun } from '../reduce/run-reducer.ts';
import { bytesOf, type ReplayServer, startReplayServer } from '../testing/replay-server.ts';
import { EMBEDDED_SERVER, LANGFLOW_SERVER, sampleRun } from '../testing/sample-run.ts';

let server: ReplayServer;
beforeAll(async () => {
  server = await startReplayServer();
});
afterAll(() => server.close());

const request: RunRequest = { inputs: [{ input_value: 'hi' }] };

async function replay(recording: RecordedStream, positions: readonly number[], isStream: boolean): Promise<Run> {
  const { length } = bytesOf(recording);
  const cuts = positions.map((index) => Math.floor(index * length)).toSorted((left, right) => left - right);
  server.play(recording, cuts);
  const target = isStream ? EMBEDDED_SERVER : LANGFLOW_SERVER;
  const sent = { ...request, stream: isStream };
  const plan = planRequests({ request: sent, flowId: 'f', server: target });
  let run = sampleRun({ request: sent, server: target, flowId: 'f' });
  const updates = executeRun({
    plan,
    connection: { kind: target.kind, baseUrl: server.url, apiKey: null },
    flow: 'f',
    session: null,
    signal: new AbortController().signal,
    timeouts: { totalMs: 10_000, idleMs: 10_000 },
  });
  for await (const update of updates) run = reduceRun(run, [update]);
  return run;
}

const positions = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 });

/** The recorded replies, each as a recording with one frame. */
const cases = runAdvancedCases().map(({ name, status, contentType, body }) => ({
  name,
  status,
  body,
  recording: {
    name,
    head: { status, contentType },
    frames: [{ t_ms: 0, raw: typeof body === 'string' ? body : JSON.stringify(body) }],
  } satisfies RecordedStream,
}));

describe('a recorded reply of run/advanced', () => {
  const good = cases.filter(({ status }) => status === 200);
  const bad = cases.filter(({ status }) => status >= 400);

  it('gives the same run wherever its bytes are split, and Raw shows the exact bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...good), positions, async ({ recording, body }, cuts) => {
        const run = await replay(recording, cuts, false);
        expect(run.status).toBe('done');
        expect(run.replies[0]?.body).toBe(JSON.stringify(body));
        const sent: unknown = JSON.parse(run.replies[0]?.body ?? '');
        expect(run.response?.outputs?.[0]).toEqual(Reflect.get(Object(sent), 'outputs')[0]);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same failure wherever its bytes are split', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...bad), positions, async ({ recording, status }, cuts) => {
        const [whole, cut] = [await replay(recording, [], false), await replay(recording, cuts, false)];
        expect(cut).toMatchObject({ status: 'failed', error: { status } });
        expect({ ...cut.error, elapsedMs: 0 }).toEqual({ ...whole.error, elapsedMs: 0 });
      }),
      { numRuns: 20 },
    );
  });
});

describe('a stream of the embedded engine', () => {
  const say = (chunk: string): RunEvent => ({
    event: 'text-delta',
    at: 1,
    input: 0,
    component: 'Model-m1',
    outputs: ['ChatOutput-o1'],
    message_id: 'm',
    chunk,
  });
  const events: RunEvent[] = [
    { event: 'run-start', at: 0, session_id: 's', inputs: 1 },
    { event: 'input-start', at: 0, input: 0, inputs: { input_value: 'hi' } },
    ...['Grüße, ', '👋 ', 'zwei\r\nZeilen'].map(say),
    { event: 'input-end', at: 2, input: 0 },
    { event: 'run-end', at: 2, session_id: 's' },
  ];
  const recording: RecordedStream = {
    name: 'embedded',
    head: { status: 200, contentType: 'text/event-stream' },
    frames: events.map((event) => ({ t_ms: 0, raw: `event: ${event.event}\ndata: ${JSON.stringify(event)}\n\n` })),
  };

  it('gives the same run wherever its bytes are split', async () => {
    await fc.assert(
      fc.asyncProperty(positions, async (cuts) => {
        const run = await replay(recording, cuts, true);
        expect(run.events.map(({ event }) => event)).toEqual(events);
        expect(run.inputs[0]?.outputs[0]?.text).toBe('Grüße, 👋 zwei\r\nZeilen');
      }),
      { numRuns: 40 },
    );
  });
});

import { createServer, type ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JOB_HEADER } from '#contract/routes/job-endpoints.ts';
import type { RunEvent } from '#contract/run-event.ts';
import { executeRun } from '../execute/execute-run.ts';
import { createDecisions } from '../model/decisions.ts';
import type { Run } from '../model/run.ts';
import { planRequests } from '../plan/plan-requests.ts';
import { reduceRun } from '../reduce/run-reducer.ts';
import { TakenElsewhere } from '../send/taken-elsewhere.ts';
import { QUESTION } from '../testing/asking-run.ts';
import { listenLocally } from '../testing/listen-locally.ts';
import { inputEnd, messageResult, outputReady } from '../testing/run-of.ts';
import { EMBEDDED_SERVER, sampleRun } from '../testing/sample-run.ts';

const UNTIL_ASKED: RunEvent[] = [
  { event: 'run-start', at: 0, session_id: 's', inputs: 1 },
  { event: 'input-start', at: 0, input: 0, inputs: {} },
  QUESTION,
];
const DECIDED: RunEvent[] = [
  {
    event: 'human-input-decided',
    at: 30,
    input: 0,
    component: 'Model-m1',
    request_id: QUESTION.request_id,
    action_id: 'approve',
  },
  outputReady(0, messageResult('shipped')),
  inputEnd(0),
  { event: 'run-end', at: 40, session_id: 's' },
];
const write = (events: readonly RunEvent[]) => events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');

/** An embedded engine with one run that asks; `answer` writes what each connection reads of it. */
let seen: string[] = [];
let answer: (response: ServerResponse, connection: number) => void = () => undefined;
let server: Awaited<ReturnType<typeof listenLocally>>;
beforeEach(async () => {
  seen = [];
  let connections = 0;
  server = await listenLocally(
    createServer(async (request, response) => {
      const path = `${request.method} ${request.url?.split('?')[0]}`;
      seen.push(`${path} ${await readText(request)}`.trim());
      const isStop = path.endsWith('/stop');
      if (!isStop) connections += 1;
      if (isStop) response.end('{}');
      else answer(response, connections);
    }),
  );
});
afterEach(() => server.close());

function begin(response: ServerResponse, events: readonly RunEvent[]): ServerResponse {
  response.writeHead(200, { 'content-type': 'text/event-stream', [JOB_HEADER]: 'job' });
  response.flushHeaders();
  if (events.length > 0) response.write(write(events));
  return response;
}
const cut = (response: ServerResponse, part = '') =>
  response.write(`: keep-alive\n\n${part}`, () => response.destroy());
const stops = () => seen.filter((request) => request.includes('/stop'));

/** `onUpdate` is called after each update, with what Stop does. */
async function run(
  onUpdate: (run: Run, stop: (why?: unknown) => void) => void = () => undefined,
  job?: string,
): Promise<Run> {
  const request = { inputs: [{ input_value: 'hi' }], stream: true };
  const controller = new AbortController();
  let state = sampleRun({ request, server: EMBEDDED_SERVER, flowId: 'f' });
  const updates = executeRun({
    plan: planRequests({ request, flowId: 'f', server: EMBEDDED_SERVER }),
    connection: { kind: 'embedded', baseUrl: server.url, apiKey: null },
    flow: 'f',
    session: null,
    signal: controller.signal,
    timeouts: { totalMs: 20_000, idleMs: 20_000 },
    decisions: createDecisions(),
    ...(job !== undefined && { takesUp: { jobs: [{ requestIndex: 0, id: job }], agoMs: 0 } }),
  });
  for await (const update of updates) {
    state = reduceRun(state, [update]);
    onUpdate(state, (why) => controller.abort(why));
  }
  return state;
}

const asks = ({ events }: Run) => events.some(({ event }) => event.event === 'human-input-required');

describe('a run of the embedded engine that waits for a person', () => {
  it.each([
    ['at an event', ''],
    ['inside an event', 'data: {"event":"human-input-dec'],
  ])('is read again when its stream is cut %s, and goes on', async (_, part) => {
    answer = (response, connection) => {
      begin(response, UNTIL_ASKED);
      if (connection === 1) cut(response, part);
      else response.end(write(DECIDED));
    };
    const ended = await run();
    expect(ended).toMatchObject({ status: 'done', error: null });
    expect(ended.events.map(({ event }) => event)).toEqual([...UNTIL_ASKED, ...DECIDED]);
    expect(ended.replies).toHaveLength(1);
    expect(seen.map((request) => request.split(' ')[1])).toEqual([
      '/api/v1/run/advanced/f',
      '/api/v2/workflows/job/events',
    ]);
  });

  it('is read again while the server is away, and fails when it is gone, without a stop', async () => {
    answer = (response, connection) => {
      if (connection === 1) cut(begin(response, UNTIL_ASKED));
      else response.writeHead(connection === 2 ? 503 : 204).end();
    };
    expect(await run()).toMatchObject({ status: 'failed', error: { kind: 'stream-cut' } });
    expect(seen).toHaveLength(3);
    expect(stops()).toEqual([]);
  });

  it.each([
    ['while it asks', UNTIL_ASKED],
    ['before its question has arrived', UNTIL_ASKED.slice(0, 1)],
  ])('is stopped on the server by Stop %s', async (_, events) => {
    answer = (response) => void begin(response, events);
    const ended = await run((now, stop) => {
      if (now.events.length === events.length) stop();
    });
    expect(ended.status).toBe('stopped');
    await expect.poll(stops).toEqual(['POST /api/v2/workflows/stop {"job_id":"job"}']);
  });

  it('is taken up by its job, and let go of without a stop when another page has it', async () => {
    answer = (response) => void begin(response, UNTIL_ASKED);
    const ended = await run((now, stop) => asks(now) && stop(new TakenElsewhere()), 'job');
    expect(ended.status).toBe('stopped');
    expect(seen).toEqual(['GET /api/v2/workflows/job/events']);
    // Arrives after anything that was sent before.
    await fetch(`${server.url}/api/v2/workflows/stop`);
    expect(stops()).toHaveLength(1);
  });

  it('is read to its last byte, so that its connection can be used again', async () => {
    let wasRead: boolean | null = null;
    answer = (response) => {
      response.once('close', () => {
        wasRead = response.writableFinished;
      });
      begin(response, [...UNTIL_ASKED, ...DECIDED]);
      setTimeout(() => response.end(': bye\n\n'), 200);
    };
    expect((await run()).status).toBe('done');
    await expect.poll(() => wasRead).toBe(true);
  });
});

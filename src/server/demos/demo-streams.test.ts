/** Answers under way: what ends them, and that a visitor who does not read holds up nobody. */

import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { ended } from '#engine/testing/manual-model.ts';
import { type Listening, listen } from '../process/listen.ts';
import { createWaitingModel } from '../testing/models.ts';
import { at, openTestApp, type TestApp, type TestAppOptions } from '../testing/test-app.ts';
import { createVisitor, OWNER, parseVisitorStream, problemOf, publish, REACHABLE } from '../testing/test-demos.ts';
import { openPostgres, type TestPostgres } from '../testing/test-postgres.ts';

const ONE = '/workspace/v1/demos/refunds';
const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

async function open(options: TestAppOptions = {}, settings: Record<string, string> = {}): Promise<TestApp> {
  const app = await openTestApp({ ...options, settings: { ...REACHABLE, ...settings } });
  opened.push(async () => await app[Symbol.asyncDispose]());
  return app;
}

async function start(app: TestApp): Promise<Listening> {
  const server = await listen({ config: { port: 0, host: '127.0.0.1' }, fetch: app.fetch, runs: app.services.runs });
  opened.push(() => server.close(0));
  return server;
}

const answersOf = async (app: TestApp): Promise<JsonValue> =>
  at((await app.json('GET', `${ONE}/answers`, undefined, OWNER)).body, 'answers');

/** A model that says this many pieces of this length. */
const talkative = (pieces: number, length: number) => ({
  stream: async function* () {
    for (let index = 0; index < pieces; index += 1) yield 'x'.repeat(length);
    return ended;
  },
});

describe('an answer under way', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await openPostgres();
  }, 120_000);
  afterAll(() => postgres[Symbol.asyncDispose]());

  it.each(['this server', 'another server'])('ends when its demo is revoked on %s', async (where) => {
    const settings = { TWEAKBENCH_DATABASE: await postgres.createDatabase() };
    const model = createWaitingModel();
    const answering = await open({ ports: { model } }, settings);
    const revoking = where === 'this server' ? answering : await open({}, settings);
    await publish(answering, 'refunds');
    const visitor = createVisitor(answering, 'refunds');
    await visitor.open();
    const response = await visitor.ask();
    await model.started;
    expect(await revoking.json('PATCH', ONE, { isOn: false }, OWNER)).toMatchObject({ status: 200 });
    // Nothing else ends this run.
    await model.stopped;
    expect(parseVisitorStream(await response.text()).at(-1)).toEqual({ event: 'closed' });
    expect(await problemOf(await visitor.ask())).toEqual([410, 'ended']);
    expect(await answersOf(answering)).toMatchObject([{ status: 'stopped', answer: 'Well, ' }]);
  });

  it('counts for the limits of all servers with one database, and after a restart', async () => {
    const settings = { TWEAKBENCH_DATABASE: await postgres.createDatabase() };
    const first = await open({ ports: { model: createWaitingModel() } }, settings);
    await publish(first, 'refunds', { limits: { perHour: 3, perVisitor: null, atOnce: 1 } });
    const visitor = createVisitor(first, 'refunds');
    await visitor.open();
    const waiting = await visitor.ask();
    const second = await open({}, settings);
    // The same cookies, at another server.
    const other = createVisitor(second, 'refunds');
    for (const [name, value] of visitor.cookies) other.cookies.set(name, value);
    await other.open();
    expect(await (await other.ask()).json()).toMatchObject({ code: 'limit-reached', limit: 'at-once' });
    await waiting.body?.cancel();
    await expect.poll(() => answersOf(second)).toMatchObject([{ status: 'stopped' }]);
    for (let turn = 0; turn < 2; turn += 1) expect(await (await other.ask()).text()).toContain('"done"');
    expect(await (await other.ask()).json()).toMatchObject({ code: 'limit-reached', limit: 'per-hour', atMost: 3 });
    const third = createVisitor(await open({}, settings), 'refunds');
    await third.open();
    expect(await (await third.ask()).json()).toMatchObject({ limit: 'per-hour' });
  }, 60_000);
});

it('a visitor who leaves stops the run', async () => {
  const model = createWaitingModel();
  const app = await open({ ports: { model } });
  await publish(app, 'refunds');
  const visitor = createVisitor(app, 'refunds');
  await visitor.open();
  const response = await visitor.ask();
  await model.started;
  await response.body?.cancel();
  await model.stopped;
  await expect.poll(() => answersOf(app)).toMatchObject([{ status: 'stopped', answer: 'Well, ' }]);
  expect(app.services.runs.count()).toBe(0);
});

it('a run that takes too long is one without an answer', async () => {
  const app = await open({ ports: { model: createWaitingModel() } }, { TWEAKBENCH_RUN_TIMEOUT: '0.2' });
  await publish(app, 'refunds');
  const visitor = createVisitor(app, 'refunds');
  await visitor.open();
  expect(parseVisitorStream(await (await visitor.ask()).text()).at(-1)).toEqual({ event: 'failed' });
  expect(await answersOf(app)).toMatchObject([{ status: 'failed', problem: expect.stringContaining('0.2 s') }]);
});

describe('a visitor who never reads', () => {
  /** Sends a question over a socket that takes nothing. */
  async function askUnread(app: TestApp, server: Listening): Promise<void> {
    const visitor = createVisitor(app, 'refunds');
    const version = await visitor.open();
    const body = JSON.stringify({ version, question: 0, knobs: [0.2, 0] });
    const { port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1').pause();
    opened.push(async () => void socket.destroy());
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const head = [
      'POST /p/refunds/ask HTTP/1.1',
      'host: 127.0.0.1',
      'content-type: application/json',
      `cookie: ${cookie}`,
    ];
    socket.write([...head, `content-length: ${body.length}`, '', body].join('\r\n'));
  }

  it('holds up nobody: the run ends, and the next visitor is answered', async () => {
    const app = await open({ ports: { model: talkative(9, 100_000) } });
    const server = await start(app);
    await publish(app, 'refunds', { limits: { perHour: 60, perVisitor: null, atOnce: 1 } });
    await askUnread(app, server);
    await expect.poll(() => answersOf(app), { timeout: 10_000 }).toMatchObject([{ status: 'done', isCut: true }]);
    const next = createVisitor(app, 'refunds');
    await next.open();
    expect((await next.ask()).status).toBe(200);
  });

  it('is given no more than the longest answer', async () => {
    const app = await open({ ports: { model: talkative(2_000, 100_000) } });
    const server = await start(app);
    await publish(app, 'refunds');
    await askUnread(app, server);
    await expect
      .poll(() => answersOf(app), { timeout: 10_000 })
      .toMatchObject([{ status: 'failed', problem: 'The answer is longer than 1000000 characters' }]);
    expect(app.services.runs.count()).toBe(0);
  });
});

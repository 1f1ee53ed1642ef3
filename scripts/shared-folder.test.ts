/** Two servers with one PostgreSQL and one data folder, behind a proxy that takes turns; one of them is killed. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { type RunEvent, runEventSchema } from '../src/contract/run-event.ts';
import { openPostgres, type TestPostgres } from '../src/server/testing/test-postgres.ts';
import { type BuiltServer, killServer, openBuiltServer, type StartedServer } from './testing/built-server.ts';
import { openRoundRobin } from './testing/round-robin.ts';

const JSON_BODY = { 'content-type': 'application/json' };
const ROUNDS = 6;
/** Messages of one page of a list. */
const PAGE = 200;
const idSchema = z.object({ id: z.string() });
const listSchema = z.array(z.looseObject({ id: z.string(), name: z.string(), description: z.string().nullish() }));
const messagesSchema = z.array(z.looseObject({ text: z.string(), sender: z.string() }));
let built: BuiltServer;
let postgres: TestPostgres;

beforeAll(async () => {
  [built, postgres] = await Promise.all([openBuiltServer(), openPostgres()]);
}, 180_000);
afterAll(() => Promise.all([built.remove(), postgres[Symbol.asyncDispose]()]));

/** Opens two servers on one folder and database; `start` opens another one there. */
async function openTwo(name: string, paces: [string, string] = ['0', '0']) {
  const shared = { TWEAKBENCH_DATABASE: await postgres.createDatabase(), TWEAKBENCH_SHARED_DATA: 'yes' };
  const start = (pace = '0') => built.start(join(built.folder, name), ':', { ...shared, TWEAKBENCH_DEMO_PACE: pace });
  const servers = await Promise.all(paces.map((pace) => start(pace)));
  onTestFinished(async () => {
    for (const server of servers) if (server.child.exitCode === null && !server.child.killed) await killServer(server);
  });
  return { servers, start };
}

async function kill(servers: StartedServer[], index: number): Promise<void> {
  const server = servers[index];
  if (server) await killServer(server);
}

/** The events that arrived, and whether the answer ended as it should. */
async function readStream(answer: Response, onEvent: (event: RunEvent) => void): Promise<'ended' | 'broken'> {
  let text = '';
  try {
    for await (const part of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const frames = (text + part).split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames)
        if (frame.startsWith('data: ')) onEvent(runEventSchema.parse(JSON.parse(frame.slice(6))));
    }
    return 'ended';
  } catch {
    return 'broken';
  }
}

it('a run ends with an error when its server is killed, and can be repeated on the other server', {
  timeout: 120_000,
}, async () => {
  // The answer of the first would take half a minute.
  const { servers } = await openTwo('runs', ['1', '20']);
  const front = await openRoundRobin(servers);
  const run = (text: string) =>
    fetch(`${front}/api/v1/run/advanced/tone-switcher`, {
      method: 'POST',
      headers: { ...JSON_BODY, accept: 'text/event-stream' },
      body: JSON.stringify({ inputs: [{ input_value: text }], stream: true, session_id: 'talk' }),
    });
  const names: string[][] = [[], []];
  // One at each server; the first of the list answers the second request.
  const answers = [await run('at the other'), await run('at the one that is killed')];
  const ends = answers.map((answer, index) =>
    readStream(answer, ({ event }) => {
      names[index]?.push(event);
    }),
  );
  await expect.poll(() => names.every((list) => list.includes('text-delta')), { timeout: 20_000 }).toBe(true);
  await kill(servers, 0);
  expect(await Promise.all(ends)).toEqual(['ended', 'broken']);
  expect(names[0]).toContain('run-end');
  expect(names[1]).not.toContain('run-end');

  const repeated: string[] = [];
  let answer = await run('again');
  // The proxy may have chosen the killed server.
  if (answer.status === 502) answer = await run('again');
  expect(await readStream(answer, ({ event }) => repeated.push(event))).toBe('ended');
  expect(repeated).toContain('run-end');
  const stored = await fetch(`${servers[1]?.url}/api/v1/monitor/messages?session_id=talk`);
  const questions = messagesSchema.parse(await stored.json()).filter(({ sender }) => sender === 'User');
  expect(questions.map(({ text }) => text)).toEqual(['at the other', 'at the one that is killed', 'again']);
});

interface Acknowledged {
  flows: string[];
  files: string[];
  texts: string[];
}

it(`two servers with one folder lose no acknowledged flow, file or message in ${ROUNDS} kills, and store none twice`, {
  timeout: 180_000,
}, async () => {
  const { servers, start } = await openTwo('stored');
  const front = await openRoundRobin(servers);
  const done: Acknowledged = { flows: [], files: [], texts: [] };
  let isOver = false;
  let count = 0;
  /** A conversation for each round, since the oldest messages of a long one are dropped. */
  let session = 'talk 0';

  /** The answer when it was acknowledged, else null. */
  const send = async (path: string, body: string | FormData): Promise<unknown> => {
    const init = { method: 'POST', body, ...(typeof body === 'string' && { headers: JSON_BODY }) };
    const answer = await fetch(`${front}${path}`, init).catch(() => null);
    const text = await answer?.text().catch(() => null);
    if (!answer?.ok || typeof text !== 'string') return null;
    return JSON.parse(text);
  };
  const write = async () => {
    while (!isOver) {
      count += 1;
      const name = `thing ${count}`;
      const flow = { name: 'Flow', description: name, data: { nodes: [], edges: [] }, filler: 'x'.repeat(20_000) };
      if (await send('/api/v1/flows/', JSON.stringify(flow))) done.flows.push(name);
      const form = new FormData();
      form.append('file', new File(['y'.repeat(20_000)], 'file.txt'));
      const uploaded = idSchema.safeParse(await send('/api/v2/files', form));
      if (uploaded.success) done.files.push(uploaded.data.id);
      const body = JSON.stringify({ inputs: [{ input_value: name }], session_id: session });
      if (await send('/api/v1/run/advanced/two-inputs', body)) done.texts.push(name);
    }
  };
  const writers = [write(), write(), write(), write()];
  for (let round = 0; round < ROUNDS; round += 1) {
    session = `talk ${round}`;
    const { length } = done.texts;
    await expect.poll(() => done.texts.length, { timeout: 60_000, interval: 5 }).toBeGreaterThan(length + round);
    await kill(servers, round % 2);
    servers[round % 2] = await start();
  }
  isOver = true;
  await Promise.all(writers);

  for (const { url } of servers) {
    const read = async (path: string): Promise<unknown> => (await fetch(url + path)).json();
    const flows = listSchema.parse(await read('/api/v1/flows/'));
    const described = flows.map(({ description }) => description).filter((text) => text?.startsWith('thing'));
    expect(described).toEqual(expect.arrayContaining(done.flows));
    expect(new Set(described).size).toBe(described.length);
    expect(new Set(flows.map(({ name }) => name)).size).toBe(flows.length);
    const files = listSchema.parse(await read('/api/v2/files'));
    expect(files.map(({ id }) => id)).toEqual(expect.arrayContaining(done.files));
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
    const questions: string[] = [];
    for (let offset = 0; questions.length === offset; offset += PAGE) {
      const query = new URLSearchParams({ sender: 'User', limit: String(PAGE), offset: String(offset) });
      questions.push(...messagesSchema.parse(await read(`/api/v1/monitor/messages?${query}`)).map(({ text }) => text));
    }
    expect(questions).toEqual(expect.arrayContaining(done.texts));
    expect(new Set(questions).size).toBe(questions.length);
  }
  expect(done.texts.length).toBeGreaterThan(ROUNDS);
});

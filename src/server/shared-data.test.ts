/** Two servers on one PostgreSQL and one data folder: each sees what the other has stored, and loses nothing of it. */
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { USER_ID } from './stores/file-store.ts';
import { at, openTestApp, recordedExport, type TestApp } from './testing/test-app.ts';
import { openPostgres, type TestPostgres } from './testing/test-postgres.ts';

const FLOWS = '/api/v1/flows/';
const FILES = '/api/v2/files';
const MESSAGES = '/api/v1/monitor/messages';
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await openPostgres();
}, 120_000);
afterAll(() => postgres[Symbol.asyncDispose]());

interface Setup {
  dataFolder: string;
  settings: Record<string, string>;
}

async function newSetup(): Promise<Setup> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'tweakbench-shared-'));
  onTestFinished(() => rm(dataFolder, { recursive: true, force: true }));
  const settings = { TWEAKBENCH_DATABASE: await postgres.createDatabase(), TWEAKBENCH_SHARED_DATA: 'yes' };
  return { dataFolder, settings };
}

async function open(setup: Setup): Promise<TestApp> {
  const app = await openTestApp(setup);
  onTestFinished(() => app[Symbol.asyncDispose]());
  return app;
}

async function openTwo(): Promise<[TestApp, TestApp, Setup]> {
  const setup = await newSetup();
  return [await open(setup), await open(setup), setup];
}

function upload(app: TestApp, name: string, text: string): Promise<JsonValue> {
  const form = new FormData();
  form.append('file', new File([text], name));
  return app.json('POST', FILES, form).then(({ body }) => body);
}

const say = (app: TestApp, text: string) =>
  app.json('POST', '/api/v1/run/advanced/chat-with-memory', {
    inputs: [{ input_value: text }],
    // The prompt has the conversation so far.
    outputs: ['Prompt-w3Ctx'],
    session_id: 'talk',
  });

async function textsOf(app: TestApp): Promise<string[]> {
  const { body } = await app.json('GET', `${MESSAGES}?session_id=talk`);
  return Array.isArray(body) ? body.map((message) => String(at(message, 'text'))) : [];
}

it('runs a flow that the other has imported, with a file that the other has', async () => {
  const [one, two] = await openTwo();
  const { id = '' } = recordedExport('file');
  expect((await two.json('GET', `${FLOWS}${id}`)).status).toBe(404);
  expect((await one.json('POST', FLOWS, recordedExport('file'))).status).toBe(201);
  const path = at(await upload(two, 'note.txt', 'written at the other'), 'path');
  for (const app of [one, two, one]) {
    const tweaks = { 'File-f1': { path } };
    const { status, body } = await app.json('POST', `/api/v1/run/advanced/${id}`, { tweaks });
    expect([status, JSON.stringify(body)]).toEqual([200, expect.stringContaining('written at the other')]);
    expect((await app.json('GET', FILES)).body).toMatchObject([{ name: 'note', size: 20 }]);
  }
  // Changed by one, deleted by the other.
  expect((await two.json('PATCH', `${FLOWS}${id}`, { name: 'Renamed' })).status).toBe(200);
  expect((await one.json('GET', `${FLOWS}${id}`)).body).toMatchObject({ name: 'Renamed' });
  expect((await one.json('DELETE', `${FLOWS}${id}`)).status).toBe(200);
  expect((await two.json('POST', `/api/v1/run/advanced/${id}`, {})).status).toBe(404);
  const file = String(at((await one.json('GET', FILES)).body, 0, 'id'));
  expect((await one.json('DELETE', `${FILES}/${file}`)).status).toBe(200);
  expect((await two.json('GET', `${FILES}/${file}`)).status).toBe(404);
  expect((await two.json('GET', FILES)).body).toEqual([]);
});

it('goes on with a conversation that began at the other', async () => {
  const [one, two] = await openTwo();
  await say(one, 'The code word is heron');
  const { body } = await say(two, 'And now?');
  expect(JSON.stringify(body)).toContain('heron');
  await say(one, 'The last one');
  const texts = (await textsOf(two)).filter((text) => /^(?:The code|And now|The last)/.test(text));
  expect(texts).toEqual(['The code word is heron', 'And now?', 'The last one']);
  expect((await two.json('GET', `${MESSAGES}/sessions`)).body).toEqual(['talk']);
  expect((await one.json('DELETE', `${MESSAGES}/session/talk`)).status).toBe(204);
  expect(await textsOf(two)).toEqual([]);
  expect((await two.json('GET', `${MESSAGES}/sessions`)).body).toEqual([]);
  await say(two, 'A new beginning');
  expect(await textsOf(one)).toContain('A new beginning');
});

it('keeps everything that both store at the same time, once, under names of their own', async () => {
  const [one, two] = await openTwo();
  const apps = [one, two];
  const rounds = Array.from({ length: 15 }, (_, index) => index);
  await Promise.all(
    apps.flatMap((app, server) =>
      rounds.map(async (round) => {
        await app.services.flows.add([{ ...recordedExport('echo'), description: `${server} ${round}` }]);
        await app.services.files.add(USER_ID, 'note.txt', Buffer.from(`${server} ${round}`));
        await app.services.workspace.messages.add('talk', { id: `${server} ${round}`, session_id: 'talk', text: 'x' });
      }),
    ),
  );
  const expected = apps.flatMap((_, server) => rounds.map((round) => `${server} ${round}`)).sort();
  for (const { services } of apps) {
    const flows = (await services.flows.list()).filter(({ is_sample: isSample }) => !isSample);
    expect(flows.map(({ description }) => description).sort()).toEqual(expected);
    for (const key of ['id', 'name', 'endpoint_name'] as const)
      expect(new Set(flows.map((flow) => flow[key])).size, key).toBe(expected.length);
    const files = await services.files.list(USER_ID);
    expect(new Set(files.map(({ name }) => name)).size).toBe(expected.length);
    const contents = await Promise.all(files.map(async ({ path }) => String(await services.files.read(path))));
    expect(contents.sort()).toEqual(expected);
    expect((await services.workspace.messages.read('talk', 99)).map(({ id }) => id).sort()).toEqual(expected);
  }
});

it('loses no message of the other when a long conversation loses its oldest', async () => {
  const stores = (await openTwo()).slice(0, 2).map((app) => (app as TestApp).services.workspace.messages);
  const [one, two] = stores;
  const message = (id: string) => ({ id, session_id: 'long', text: 'x' });
  await one?.add('long', message('first'));
  expect(await two?.read('long', 9)).toHaveLength(1);
  await Promise.all(Array.from({ length: 999 }, (_, count) => stores[count % 2]?.add('long', message(`m${count}`))));
  // The last of them is one too many.
  for (const [index, id] of ['a', 'b', 'c', 'd'].entries()) await stores[index % 2]?.add('long', message(id));
  for (const store of stores) {
    const ids = (await store.read('long', 9_999)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(1_000);
    expect(ids.slice(-4)).toEqual(['a', 'b', 'c', 'd']);
    expect(ids).not.toContain('first');
  }
});

it('leaves alone what the other is writing when it starts, and removes what was abandoned', async () => {
  const setup = await newSetup();
  const one = await open(setup);
  await upload(one, 'first.txt', 'x');
  let isBegun: () => void = () => undefined;
  let goOn: () => void = () => undefined;
  const begun = new Promise<void>((done) => {
    isBegun = done;
  });
  const rest = new Promise<void>((done) => {
    goOn = done;
  });
  async function* slowly() {
    yield Buffer.from('begun, ');
    isBegun();
    await rest;
    yield Buffer.from('done');
  }
  const slow = one.services.files.add(USER_ID, 'slow.txt', slowly());
  await begun;
  const home = join(setup.dataFolder, 'files', USER_ID);
  const abandoned = `.${crypto.randomUUID()}.${crypto.randomUUID()}.tmp`;
  await mkdir(join(home, abandoned));
  await writeFile(join(home, abandoned, 'half'), 'x');
  await utimes(join(home, abandoned), 1, 1);
  const two = await open(setup);
  expect(two.logged).toEqual([]);
  expect(await readdir(home)).not.toContain(abandoned);
  goOn();
  const { path } = await slow;
  expect(String(await two.services.files.read(path))).toBe('begun, done');
});

it('answers 503 to what needs the database while PostgreSQL is gone, and goes on when it is back', async () => {
  await using own = await openPostgres();
  const setup = await newSetup();
  const app = await open({
    ...setup,
    settings: { ...setup.settings, TWEAKBENCH_DATABASE: await own.createDatabase() },
  });
  await say(app, 'before');
  // In the middle of a turn: what was begun is completed.
  const stopped = app.services.workspace.mutex('files')?.run(async () => {
    await own.stop();
    return 'done';
  });
  expect(await stopped).toBe('done');
  const detail = expect.stringContaining('does not answer. Try again');
  expect(await app.json('POST', FLOWS, recordedExport('echo'))).toEqual({ status: 503, body: { detail } });
  const { status, body } = await say(app, 'meanwhile');
  expect([status, JSON.stringify(body)]).toEqual([503, detail]);
  expect(await app.json('GET', MESSAGES)).toEqual({ status: 503, body: { detail } });
  // Reading files needs no database.
  expect((await app.json('GET', FLOWS)).status).toBe(200);
  await own.start();
  expect((await app.json('POST', FLOWS, recordedExport('echo'))).status).toBe(201);
  expect((await say(app, 'after')).status).toBe(200);
  expect(await textsOf(app)).toEqual(expect.arrayContaining(['before', 'after']));
}, 120_000);

it('refuses a server that has another database, or that would use the folder alone', async () => {
  const [, , { dataFolder, settings }] = await openTwo();
  const other = { ...settings, TWEAKBENCH_DATABASE: await postgres.createDatabase() };
  const alone = { ...settings, TWEAKBENCH_SHARED_DATA: 'no' };
  for (const refused of [other, alone, {}])
    await expect(openTestApp({ dataFolder, settings: refused })).rejects.toThrow(
      `Another Tweakbench uses the data folder ${dataFolder}`,
    );
}, 60_000);

/** What the server has acknowledged survives kill -9, once and whole: flows, files, messages, runs, suites, cells, votes and demos. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openFileStore } from '#server/stores/file-store.ts';
import { openFlowStore } from '#server/stores/flow-store.ts';
import { openWorkspace } from '#server/workspace/open-workspace.ts';
import { savedRun } from '../src/server/testing/stored-runs.ts';
import { openPostgres, type TestPostgres } from '../src/server/testing/test-postgres.ts';
import { until } from '../src/server/testing/until.ts';
import { type BuiltServer, killServer, openBuiltServer, samplesFolder } from './testing/built-server.ts';
import { expectWork, keepWorking, REACHED, WorkDone } from './testing/work-in-database.ts';

/**
 * Rounds on each of the two databases. Each is killed at another moment of the writes, which are of all kinds at once.
 */
const ROUNDS = 5;
/** The last round that also writes cells, ballots and answers; every second one does. */
const LAST_WORK = 4;
const KINDS = ['cells', 'ballots', 'answers'] as const;
/** Flows that are imported together: all of them or none. */
const LIST = 5;
const idSchema = z.object({ id: z.string() });
let built: BuiltServer;
let postgres: TestPostgres;

beforeAll(async () => {
  [built, postgres] = await Promise.all([openBuiltServer(), openPostgres()]);
}, 180_000);
afterAll(() => Promise.all([built.remove(), postgres[Symbol.asyncDispose]()]));

class Acknowledged {
  flows: string[] = [];
  files: string[] = [];
  texts: string[] = [];
  lists: string[] = [];
}

/** Sends JSON; resolves with the reply's text if it has the status, else with null. */
async function send(url: string, method: 'POST' | 'PUT', content: unknown, status: number): Promise<string | null> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method, headers, body: JSON.stringify(content) });
  const text = await response.text();
  return response.status === status ? text : null;
}

/** Imports, uploads and chats without pause until the server is gone. */
async function keepWriting(url: string, session: string, acknowledged: Acknowledged): Promise<void> {
  const flows = `${url}/api/v1/flows/`;
  const data = { nodes: [], edges: [] };
  for (let count = 0; ; count += 1) {
    try {
      const imported = await send(flows, 'POST', { name: `Flow ${count}`, data, filler: 'x'.repeat(20_000) }, 201);
      if (imported) acknowledged.flows.push(idSchema.parse(JSON.parse(imported)).id);
      const name = `List ${crypto.randomUUID()}`;
      if (await send(flows, 'POST', Array(LIST).fill({ name, data }), 201)) acknowledged.lists.push(name);
      const form = new FormData();
      form.append('file', new File(['y'.repeat(20_000)], `file-${count}.txt`));
      const uploaded = await fetch(`${url}/api/v2/files`, { method: 'POST', body: form });
      if (uploaded.status === 201) acknowledged.files.push(idSchema.parse(await uploaded.json()).id);
      const text = `text ${crypto.randomUUID()}`;
      const chat = { inputs: [{ input_value: text }], session_id: session };
      if (await send(`${url}/api/v1/run/advanced/two-inputs`, 'POST', chat, 200)) acknowledged.texts.push(text);
    } catch {
      return;
    }
  }
}

/** Larger than a page of the database. */
const runOf = (id: string) => savedRun({ id, answer: `${id} `.repeat(3_000) });

/** Saves runs without pause until the server is gone; then resolves with the save that it may or may not have made. */
async function keepSaving(url: string, name: string, acknowledged: string[]): Promise<string> {
  for (let count = 0; ; count += 1) {
    const id = `${name}-${count}`;
    try {
      if (await send(`${url}/workspace/v1/runs/${id}`, 'PUT', runOf(id), 201)) acknowledged.push(id);
    } catch {
      return id;
    }
  }
}

async function expectInFolder(data: string, acknowledged: Acknowledged): Promise<void> {
  const problems: unknown[] = [];
  const report = (problem: unknown) => problems.push(problem);
  const flows = await (await openFlowStore({ samplesFolder, folder: join(data, 'flows'), report })).list();
  const stored = new Set(flows.map(({ id }) => id));
  const parts = new Map<string, number>();
  for (const { name } of flows) {
    const list = /^List [0-9a-f-]{36}/.exec(name)?.[0];
    if (list) parts.set(list, (parts.get(list) ?? 0) + 1);
  }
  const files = await openFileStore({ folder: join(data, 'files'), report });
  expect(acknowledged.flows.filter((id) => !stored.has(id))).toEqual([]);
  for (const id of acknowledged.files) expect(await files.find(id), id).toMatchObject({ size: 20_000 });
  expect(acknowledged.lists.filter((list) => !parts.has(list))).toEqual([]);
  expect([...parts.values()].filter((count) => count !== LIST)).toEqual([]);
  expect(problems).toEqual([]);
}

interface Written {
  /** Ids of runs: acknowledged in this round, in any round, and being saved when the server was killed. */
  fresh: string[];
  all: string[];
  waiting: string[];
  work: WorkDone;
  /** Texts of this round's conversation. */
  session: string;
  texts: string[];
}

async function expectInDatabase(
  address: string,
  { fresh, all, waiting, work, session, texts }: Written,
): Promise<void> {
  const options = { secret: null, limits: { runs: 1e6, bytes: 1e12 }, hidden: [] };
  const workspace = await openWorkspace({ address, ...options });
  const { runs } = workspace;
  for (const id of fresh) expect((await runs.read(id))?.run, id).toContain(`${id} `.repeat(3_000));
  // Saves again like the outbox of a page: whether or not the first save reached the database, the run is there once.
  for (const id of waiting) await runs.save(runOf(id), null);
  const { entries } = await runs.list({ words: [] }, Number.MAX_SAFE_INTEGER, 100_000);
  const ids = entries.map((entry) => entry.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining([...all, ...waiting]));
  expect(new Set(entries.map(({ number }) => number)).size).toBe(ids.length);
  await expectWork(workspace, work);
  const said = await workspace.messages.read(session, 1_000_000);
  const stored = new Set(said.map(({ text }) => text));
  expect(texts.filter((text) => !stored.has(text))).toEqual([]);
  expect(new Set(said.map(({ id }) => id)).size).toBe(said.length);
  await workspace.close();
}

const sum = (counts: Map<string, number>) => [...counts.values()].reduce((total, count) => total + count, 0);

describe.each([['SQLite'], ['PostgreSQL']])('a server on %s', (kind) => {
  it(`loses nothing acknowledged in ${ROUNDS} kills, and keeps nothing twice`, { timeout: 300_000 }, async () => {
    const address = kind === 'SQLite' ? `sqlite:${join(built.folder, 'kill.db')}` : await postgres.createDatabase();
    const saved: string[] = [];
    let written = 0;
    // What earlier rounds have written.
    const counts = { cells: 0, ballots: 0, answers: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const data = join(built.folder, `data-${kind}-${round}`);
      const server = await built.start(data, ':', { TWEAKBENCH_DATABASE: address, ...REACHED });
      const acknowledged = new Acknowledged();
      const before = saved.length;
      const session = `talk ${round}`;
      const writers = [0, 1, 2, 3].map(() => keepWriting(server.url, session, acknowledged));
      const savers = [0, 1, 2].map((saver) => keepSaving(server.url, `${round}-${saver}`, saved));
      const work = new WorkDone();
      // Not in each round, because it takes more time than all the rest.
      const working = round % 2 === 0 ? keepWorking(server.url, `work-${round}`, work) : Promise.resolve([]);
      let isRefused = false;
      void working.then((refused) => {
        isRefused = refused.length > 0;
      });
      // Later in each round, so that the kill hits different moments of the writes.
      await until(() => acknowledged.flows.length > round % 5 && saved.length > before);
      // However slow the machine is, each kind of work is acknowledged in a round.
      const isMissing = (kind: keyof typeof counts) => counts[kind] + sum(work[kind]) === 0;
      if (round === LAST_WORK) await until(() => isRefused || !KINDS.some(isMissing));
      for (let turn = 0; turn < round * 25; turn += 1) await new Promise((done) => setImmediate(done));
      await killServer(server);
      const waiting = await Promise.all(savers);
      await Promise.all(writers);
      expect(await working).toEqual([]);
      await expectInFolder(data, acknowledged);
      const { texts } = acknowledged;
      await expectInDatabase(address, { fresh: saved.slice(before), all: saved, waiting, work, session, texts });
      written += acknowledged.flows.length + acknowledged.files.length + acknowledged.texts.length;
      for (const kind of KINDS) counts[kind] += sum(work[kind]);
      await rm(data, { recursive: true });
    }
    expect(written).toBeGreaterThan(ROUNDS * 3);
    for (const kind of KINDS) expect(counts[kind], kind).toBeGreaterThan(0);
  });
});

/** The runs that the server keeps: 10,000 of them on both databases. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { startTweakbench, type TweakbenchServer } from '../e2e/servers/tweakbench-server.ts';
import { createKeeper } from '../src/server/masking/create-keeper.ts';
import { savedRun } from '../src/server/testing/stored-runs.ts';
import { openPostgres } from '../src/server/testing/test-postgres.ts';
import { migrate } from '../src/server/workspace/database/migrate.ts';
import { openWorkspaceDatabase } from '../src/server/workspace/database/open-workspace-database.ts';
import { createRunStore } from '../src/server/workspace/runs/run-store.ts';
import { type Figure, median } from './figure.ts';
import { megabytes } from './heap.ts';
import type { Machine } from './machine.ts';
import { residentBytes } from './soak/process-figures.ts';

const RUNS = 10_000;
/** How many runs are saved in parallel while the database is filled. */
const AT_ONCE = 5;
const ROUNDS = 9;
const LIMITS = { page: 50, search: 300, save: 50 };
const MAX_MEMORY = 20_000_000;
/** Rounds of work before memory is read; and how many servers of each kind are measured. */
const WORK = 20;
const MEMORY_ROUNDS = 3;
const RUNS_PATH = '/workspace/v1/runs';

export async function workspace(machine: Machine): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tweakbench-bench-'));
  await using postgres = await openPostgres();
  try {
    const sqlite = `sqlite:${join(folder, 'workspace.db')}`;
    return [
      ...(await measure('SQLite', sqlite, machine)),
      ...(await measure('PostgreSQL', await postgres.createDatabase(), machine)),
      await memory(sqlite, await postgres.createDatabase()),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(kind: string, address: string, machine: Machine): Promise<Figure[]> {
  await fill(address);
  const server = await startTweakbench({ TWEAKBENCH_DATABASE: address });
  const figure = async (what: string, target: number, act: (round: number) => Promise<void>): Promise<Figure> => {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const start = performance.now();
      await act(round);
      times.push(performance.now() - start);
    }
    const limit = machine.scriptMs(target);
    const middle = median(times);
    return {
      what: `${what}, ${RUNS.toLocaleString('en-US')} runs in ${kind}`,
      measured: `${middle.toFixed(0)} ms (${Math.max(...times).toFixed(0)} ms at most)`,
      target: `at most ${limit} ms`,
      isMet: middle <= limit,
    };
  };
  const large = variedText(1_050_000);
  try {
    return [
      await figure('first page of the history', LIMITS.page, () => read(server, '?limit=50')),
      await figure('search that finds nothing', LIMITS.search, () => read(server, '?text=nowhere+to+be+found')),
      await figure('saving a run of 1 MB', LIMITS.save, (round) => save(server, `large-${round}`, large)),
    ];
  } finally {
    await server.stop();
  }
}

function read(server: TweakbenchServer, query: string): Promise<void> {
  return send(server, 'GET', `${RUNS_PATH}${query}`);
}

function save(server: TweakbenchServer, id: string, answer: string): Promise<void> {
  return send(server, 'PUT', `${RUNS_PATH}/${id}`, savedRun({ id, answer }));
}

async function send({ url }: TweakbenchServer, method: string, path: string, body?: object): Promise<void> {
  const sent = body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`${url}${path}`, { method, ...sent });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  await answer.arrayBuffer();
}

/** Runs with about 2 kB of text each, as of an ordinary chat. */
async function fill(address: string): Promise<void> {
  const database = await openWorkspaceDatabase(address);
  await migrate(database);
  const runs = createRunStore({ database, limits: { runs: 1e6, bytes: 1e12 }, keep: createKeeper([]) });
  const save = (index: number) => {
    const answer = `Answer ${index}: the second charge is a retry that our payment provider confirmed twice. `.repeat(
      22,
    );
    return runs.save(savedRun({ id: `run-${index}`, question: `Question ${index} about an invoice`, answer }), null);
  };
  // Without this, filling the database takes much longer.
  if (database.kind === 'sqlite') await sql`pragma synchronous = off`.execute(database.queries);
  for (let index = 0; index < RUNS; index += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, (_, offset) => save(index + offset)));
  await database.close();
}

/** Words in a random order, the same each time: a text that repeats itself would be compressed to almost nothing. */
function variedText(length: number): string {
  let seed = 1;
  let text = '';
  while (text.length < length) {
    seed = (seed * 48_271) % 2_147_483_647;
    text += `${(seed % 30_011).toString(36)} `;
  }
  return text;
}

/**
 * Resident memory, which includes SQLite's own. The other server has a PostgreSQL instead, which loads no SQLite, and
 * answers as many requests without reading or keeping runs: memory grows at first with any work. Both have little room
 * for what V8 has not collected yet, which is up to 50 MB on any busy server.
 */
async function memory(sqlite: string, postgres: string): Promise<Figure> {
  const used = async (database: string, work: (server: TweakbenchServer, round: number) => Promise<void>) => {
    const server = await startTweakbench({
      TWEAKBENCH_DATABASE: database,
      TWEAKBENCH_DEMO_PACE: '0',
      NODE_OPTIONS: '--max-semi-space-size=2',
    });
    try {
      for (let round = 0; round < WORK; round += 1) await work(server, round);
      return await residentBytes(server.process.pid ?? 0);
    } finally {
      await server.stop();
    }
  };
  const chat = (server: TweakbenchServer) =>
    send(server, 'POST', '/api/v1/run/advanced/tone-switcher', { inputs: [{ input_value: 'hi' }] });
  const without: number[] = [];
  const within: number[] = [];
  for (let count = 0; count < MEMORY_ROUNDS; count += 1) {
    without.push(
      await used(postgres, async (server) => {
        await chat(server);
        await send(server, 'GET', '/api/v1/flows/');
        await send(server, 'GET', '/api/v1/flows/');
        await chat(server);
      }),
    );
    within.push(
      await used(sqlite, async (server, round) => {
        await chat(server);
        await read(server, '?limit=50');
        await read(server, `?limit=50&text=answer+${round}`);
        await save(server, `memory-${count}-${round}`, 'A short answer. '.repeat(120));
      }),
    );
  }
  const more = median(within) - median(without);
  return {
    what: `memory of the server after ${WORK} pages, searches and saves in SQLite, over that after other work`,
    measured: `${megabytes(more)} (${megabytes(median(within))} in all)`,
    target: `at most ${megabytes(MAX_MEMORY)}`,
    isMet: more <= MAX_MEMORY,
  };
}

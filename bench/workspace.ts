/** The runs that the server keeps: 10,000 of them on both databases. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { startTweakbench, type TweakbenchServer } from '../e2e/servers/tweakbench-server.ts';
import { savedRun } from '../src/server/testing/kept-runs.ts';
import { openPostgres } from '../src/server/testing/test-postgres.ts';
import { migrate } from '../src/server/workspace/database/migrate.ts';
import { openWorkspaceDatabase } from '../src/server/workspace/database/open-workspace-database.ts';
import { createRunStore } from '../src/server/workspace/runs/run-store.ts';
import { type Figure, median } from './figure.ts';
import { megabytes } from './heap.ts';
import type { Machine } from './machine.ts';

const RUNS = 10_000;
/** Saves at once while the database is filled. */
const AT_ONCE = 5;
const ROUNDS = 9;
const LIMITS = { page: 50, search: 300, save: 50 };
const MAX_MEMORY = 20_000_000;
const RUNS_PATH = '/workspace/v1/runs';

export async function workspace(machine: Machine): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tweakbench-bench-'));
  await using postgres = await openPostgres();
  try {
    const sqlite = `sqlite:${join(folder, 'workspace.db')}`;
    return [
      ...(await measure('SQLite', sqlite, machine)),
      ...(await measure('PostgreSQL', await postgres.createDatabase(), machine)),
      await memory(sqlite),
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
  const large = 'The answer is long, and no two words of it are far apart. '.repeat(18_000);
  try {
    return [
      await figure('first page of the history', LIMITS.page, () => read(server, '?limit=50')),
      await figure('search that finds nothing', LIMITS.search, () => read(server, '?text=nowhere+to+be+found')),
      await figure('saving a run of 1 MB', LIMITS.save, async (round) => {
        const body = JSON.stringify(savedRun({ id: `large-${round}`, answer: large }));
        const headers = { 'content-type': 'application/json' };
        const answer = await fetch(`${server.url}${RUNS_PATH}/large-${round}`, { method: 'PUT', headers, body });
        if (answer.status !== 201) throw new Error(`The save answered ${answer.status}: ${await answer.text()}`);
        await answer.arrayBuffer();
      }),
    ];
  } finally {
    await server.stop();
  }
}

async function read({ url }: TweakbenchServer, query: string): Promise<void> {
  const answer = await fetch(`${url}${RUNS_PATH}${query}`);
  if (!answer.ok) throw new Error(`The list answered ${answer.status}: ${await answer.text()}`);
  await answer.arrayBuffer();
}

/** Runs with about 2 kB of text each, as of an ordinary chat. */
async function fill(address: string): Promise<void> {
  const database = await openWorkspaceDatabase(address);
  await migrate(database);
  const runs = createRunStore({ database, limits: { runs: 1e6, bytes: 1e12 }, secrets: [] });
  const save = (index: number) => {
    const answer = `Answer ${index}: the second charge is a retry that our payment provider confirmed twice. `.repeat(
      22,
    );
    return runs.save(savedRun({ id: `run-${index}`, question: `Question ${index} about an invoice`, answer }), null);
  };
  // Only to fill it sooner.
  if (database.kind === 'sqlite') await sql`pragma synchronous = off`.execute(database.queries);
  for (let index = 0; index < RUNS; index += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, (_, offset) => save(index + offset)));
  await database.close();
}

/** Resident memory, which includes SQLite's own. */
async function memory(sqlite: string): Promise<Figure> {
  const used = async (settings: Record<string, string>, isRead: boolean): Promise<number> => {
    const server = await startTweakbench(settings);
    try {
      for (let round = 0; isRead && round < 20; round += 1) await read(server, `?limit=50&text=answer+${round}`);
      await fetch(`${server.url}/health`);
      return await residentBytes(server.process.pid ?? 0);
    } finally {
      await server.stop();
    }
  };
  const settings = { TWEAKBENCH_DATABASE: sqlite };
  const without = await used(settings, false);
  const within = await used(settings, true);
  return {
    what: 'memory of the server after 20 searches in SQLite, over that at its start',
    measured: `${megabytes(within - without)} (${megabytes(within)} in all)`,
    target: `at most ${megabytes(MAX_MEMORY)}`,
    isMet: within - without <= MAX_MEMORY,
  };
}

async function residentBytes(pid: number): Promise<number> {
  const [, kilobytes] = /^VmRSS:\s*(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

/** A run that the server has acknowledged survives kill -9 in the middle of saves, once and whole. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkspace } from '#server/workspace/open-workspace.ts';
import { savedRun } from '../src/server/testing/kept-runs.ts';
import { openPostgres, type TestPostgres } from '../src/server/testing/test-postgres.ts';
import { type BuiltServer, killServer, openBuiltServer } from './testing/built-server.ts';

const ROUNDS = 25;
let built: BuiltServer;
let postgres: TestPostgres;

beforeAll(async () => {
  [built, postgres] = await Promise.all([openBuiltServer(), openPostgres()]);
}, 180_000);
afterAll(() => Promise.all([built.remove(), postgres[Symbol.asyncDispose]()]));

/** Saves without pause until the server is gone; then `waiting` is the save that it may or may not have made. */
async function keepSaving(url: string, name: string, acknowledged: Map<string, string>): Promise<string> {
  for (let count = 0; ; count += 1) {
    const id = `${name}-${count}`;
    // Larger than a page of the database.
    const answer = `${id} `.repeat(3_000);
    try {
      const response = await fetch(`${url}/workspace/v1/runs/${id}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(savedRun({ id, answer })),
      });
      if (response.status === 201) acknowledged.set(id, answer);
      await response.arrayBuffer();
    } catch {
      return id;
    }
  }
}

// 50 kills together.
describe.each([['SQLite'], ['PostgreSQL']])('on %s', (kind) => {
  it(`loses nothing acknowledged in ${ROUNDS} kills, and keeps nothing twice`, { timeout: 300_000 }, async () => {
    const data = join(built.folder, `data-${kind}`);
    const database = kind === 'SQLite' ? `sqlite:${join(built.folder, 'kill.db')}` : await postgres.createDatabase();
    const acknowledged = new Map<string, string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const server = await built.start(data, ':', { TWEAKBENCH_DATABASE: database });
      const before = acknowledged.size;
      const writers = [0, 1, 2].map((writer) => keepSaving(server.url, `${round}-${writer}`, acknowledged));
      while (acknowledged.size < before + 1 + (round % 5)) await new Promise((done) => setImmediate(done));
      for (let turn = 0; turn < round * 7; turn += 1) await new Promise((done) => setImmediate(done));
      await killServer(server);
      const waiting = await Promise.all(writers);

      const options = { secret: null, limits: { runs: 1e6, bytes: 1e12 }, hidden: [] };
      const { runs, close } = await openWorkspace({ address: database, ...options });
      for (const [id, answer] of [...acknowledged].slice(before)) {
        const read = await runs.read(id);
        expect(read?.run, id).toContain(answer);
      }
      // As the outbox of a page does: whether it was made or not, it is there once.
      for (const id of waiting) await runs.save(savedRun({ id, answer: `${id} `.repeat(3_000) }), null);
      const { entries } = await runs.list({ words: [] }, Number.MAX_SAFE_INTEGER, 100_000);
      const ids = entries.map((entry) => entry.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(expect.arrayContaining([...acknowledged.keys(), ...waiting]));
      expect(new Set(entries.map(({ number }) => number)).size).toBe(ids.length);
      await close();
    }
    expect(acknowledged.size).toBeGreaterThan(ROUNDS);
  });
});

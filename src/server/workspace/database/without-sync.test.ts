import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { openWorkspaceDatabase, type Queries } from './open-workspace-database.ts';
import { withoutSync } from './without-sync.ts';

const NORMAL = 1;
const FULL = 2;

it('SQLite waits for the disk with every change but those, also after one that failed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tweakbench-sync-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const database = await openWorkspaceDatabase(`sqlite:${join(folder, 'workspace.db')}`);
  onTestFinished(database.close);
  const setting = async (queries: Queries) => {
    const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(queries);
    return rows[0]?.synchronous;
  };
  expect(await withoutSync(database, setting)).toBe(NORMAL);
  expect(await setting(database.queries)).toBe(FULL);
  const failed = withoutSync(database, () => Promise.reject(new Error('refused')));
  // Another one at the same time waits until it is set again.
  expect(await setting(database.queries)).toBe(FULL);
  await expect(failed).rejects.toThrow('refused');
  expect(await setting(database.queries)).toBe(FULL);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { openMessages } from '../../testing/open-messages.ts';
import type { Queries } from './open-workspace-database.ts';

const NORMAL = 1;
const FULL = 2;

it('SQLite waits for the disk with every change but those of messages', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tweakbench-sync-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { database, store } = await openMessages(`sqlite:${join(folder, 'workspace.db')}`);
  const { queries } = database;
  /** The setting `synchronous` of the last change: whether it waited for the disk. */
  const setting = async (at: Queries = queries) =>
    (await sql<{ synchronous: number }>`pragma synchronous`.execute(at)).rows[0]?.synchronous;
  const change = (at: Queries = queries) => at.updateTable('counters').set({ value: 1 }).execute();
  expect(await setting()).toBe(FULL);
  await store.add('a', { id: 'm1' });
  expect(await setting()).toBe(NORMAL);
  await change();
  expect(await setting()).toBe(FULL);
  await store.remove(['m1']);
  expect(await setting()).toBe(NORMAL);
  await queries.transaction().execute(async (transaction) => {
    expect(await setting(transaction)).toBe(FULL);
    await transaction.deleteFrom('messages').execute();
    await change(transaction);
    expect(await setting(transaction)).toBe(FULL);
  });
});

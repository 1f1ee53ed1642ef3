import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LOCK_FILE, lockDataFolder } from './data-folder-lock.ts';

const WATCH = { beatMs: 100, watchMs: 600 };
const recordSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

let folder: string;
const path = () => join(folder, LOCK_FILE);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tweakbench-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const readLock = async () => recordSchema.parse(JSON.parse(await readFile(path(), 'utf8')));

/** A lock as this process makes it, with some of the values changed. */
async function leaveLock(changes: Record<string, string | number | null>): Promise<void> {
  const { release } = await lockDataFolder(folder);
  const lock = await readLock();
  release();
  await writeFile(path(), JSON.stringify({ ...lock, id: 'another', ...changes }));
}

/** The start time of a process, as the system reports it. */
async function markOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

describe('the lock of a data folder', () => {
  it('names its process and start time, and is removed when released', async () => {
    const { release } = await lockDataFolder(folder);
    expect(await readLock()).toMatchObject({ pid: process.pid, since: expect.stringMatching(/^\d{4}-/) });
    release();
    expect(await readdir(folder)).toEqual([]);
  });

  it.runIf(process.platform === 'linux')(
    'of a running process is refused in one line that says what to do',
    async () => {
      await leaveLock({ pid: process.ppid, mark: await markOf(process.ppid), since: '2026-01-02T03:04:05.678Z' });
      const refused = lockDataFolder(folder, WATCH);
      await expect(refused).rejects.toThrow(
        `Another Tweakbench (process ${process.ppid}, started 2026-01-02 03:04 UTC) uses the data folder ${folder}. Stop it, or choose another folder: --data FOLDER. Servers with one PostgreSQL can share it: TWEAKBENCH_SHARED_DATA=yes`,
      );
      expect(await readLock()).toMatchObject({ id: 'another' });
    },
  );

  it.each([
    ['a process that is gone', { pid: 2 ** 22 + 1 }],
    ['a number that a later process has', { pid: process.ppid, mark: '1' }],
    ['a process of another container that is silent', { pid: 1, namespace: 'another container' }],
  ])('of %s is taken over', async (_who, changes) => {
    await leaveLock(changes);
    const { release } = await lockDataFolder(folder, WATCH);
    expect(await readLock()).toMatchObject({ pid: process.pid });
    expect(await readdir(folder)).toEqual([LOCK_FILE]);
    release();
  });

  it('that is incomplete is taken over', async () => {
    await writeFile(path(), '{"id":');
    const { release } = await lockDataFolder(folder, WATCH);
    expect(await readLock()).toMatchObject({ pid: process.pid });
    release();
  });

  it('of a process in another container that touches it is refused', async () => {
    await leaveLock({ pid: 1, namespace: 'another container' });
    let beats = 0;
    const beat = setInterval(() => {
      beats += 1;
      void utimes(path(), beats, beats);
    }, 50);
    try {
      await expect(lockDataFolder(folder, WATCH)).rejects.toThrow('Another Tweakbench');
    } finally {
      clearInterval(beat);
    }
  });

  it('is touched while it is held, and made again when the folder is emptied by hand', async () => {
    const { release } = await lockDataFolder(folder, WATCH);
    await utimes(path(), 1, 1);
    await expect.poll(async () => (await stat(path())).mtimeMs).toBeGreaterThan(1000);
    await rm(path());
    await expect.poll(() => readdir(folder)).toEqual([LOCK_FILE]);
    release();
  });

  it.each([
    ['is left to the server that has taken it, which is said once', { pid: 1, namespace: 'another container' }, 1],
    ['is left to the same process that has opened its folder again', {}, 0],
  ])('%s', async (_what, changes, times) => {
    const reasons: string[] = [];
    const onLost = ({ message }: Error) => reasons.push(message);
    const { release } = await lockDataFolder(folder, { ...WATCH, onLost });
    const taken = { ...(await readLock()), id: 'another', ...changes };
    await writeFile(path(), JSON.stringify(taken));
    await utimes(path(), 1, 1);
    let beats = 0;
    const later = setInterval(() => {
      beats += 1;
    }, WATCH.beatMs);
    await expect.poll(() => beats).toBeGreaterThan(3);
    clearInterval(later);
    expect(reasons).toHaveLength(times);
    for (const reason of reasons) expect(reason).toContain('Another Tweakbench (process 1, ');
    expect((await stat(path())).mtimeMs).toBe(1000);
    release();
    expect(await readLock()).toEqual(taken);
  });

  it('is taken by only one of many that start at once on a stale lock', async () => {
    await leaveLock({ pid: 2 ** 22 + 1 });
    const locks = await Promise.all(Array.from({ length: 5 }, () => lockDataFolder(folder, WATCH)));
    // All are this process, which may open its folder again: the last one has the lock, and no other file is left.
    expect(await readdir(folder)).toEqual([LOCK_FILE]);
    for (const { release } of locks) release();
    expect(await readdir(folder)).toEqual([]);
  });
});

import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { openMessageStore } from './message-store.ts';

let folder: string;
let problems: { file: string; problem: string }[];
const report = (problem: { file: string; problem: string }) => problems.push(problem);
beforeEach(async () => {
  problems = [];
  folder = await mkdtemp(join(tmpdir(), 'tweakbench-messages-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const message = (id: number, text = `text ${id}`): JsonObject => ({ id: `m${id}`, text });
const all = { session: null, flow: null, sender: null, senderName: null };
const ids = (messages: readonly JsonObject[]) => messages.map(({ id }) => id);
const limits = { session: { messages: 5, bytes: 1000 }, sessions: 3, bytes: 100_000, inMemory: 2 };

describe('conversations', () => {
  it('are read oldest first, the newest of them, also after a restart', async () => {
    const store = await openMessageStore({ folder, report });
    for (let id = 0; id < 4; id += 1) await store.add('a', message(id));
    await store.add('b', message(9));
    for (const opened of [store, await openMessageStore({ folder, report })]) {
      expect(ids(await opened.read('a', 2))).toEqual(['m2', 'm3']);
      expect(ids(await opened.read('a', 100))).toEqual(['m0', 'm1', 'm2', 'm3']);
      expect(await opened.read('a', 0)).toEqual([]);
      expect(await opened.read('nothing', 5)).toEqual([]);
    }
  });

  it('may have any name', async () => {
    const store = await openMessageStore({ folder, report });
    for (const name of ['../../x', '/', '', '😀', 'x'.repeat(5000), '__proto__']) {
      await store.add(name, message(1, name));
      expect(await store.read(name, 1)).toEqual([message(1, name)]);
    }
    expect((await readdir(folder)).every((file) => /^[0-9a-f]{40}\.jsonl$/.test(file))).toBe(true);
  });

  it('hold a message once: a later one with the same id replaces it', async () => {
    const store = await openMessageStore({ folder, report });
    await store.add('a', message(1));
    await store.add('a', message(2));
    await store.add('a', message(1, 'changed'));
    for (const opened of [store, await openMessageStore({ folder, report })]) {
      expect(await opened.read('a', 9)).toEqual([message(1, 'changed'), message(2)]);
    }
  });

  it('survive the removal of their folder', async () => {
    const store = await openMessageStore({ folder: join(folder, 'inner'), report });
    await store.add('a', message(1));
    await rm(join(folder, 'inner'), { recursive: true });
    await store.add('a', message(2));
    expect(ids(await store.read('a', 9))).toEqual(['m1', 'm2']);
  });

  it('survive an incomplete line', async () => {
    const store = await openMessageStore({ folder, report });
    await store.add('a', message(1));
    const [file] = await readdir(folder);
    const path = join(folder, file ?? '');
    const torn = `${await readFile(path, 'utf8')}{"id":"m2","te`;
    await writeFile(path, torn);
    const opened = await openMessageStore({ folder, report });
    // Reading must not write, because a full disk would refuse that.
    expect(ids(await opened.read('a', 9))).toEqual(['m1']);
    expect(await readFile(path, 'utf8')).toBe(torn);
    await opened.add('a', message(3));
    expect(ids(await (await openMessageStore({ folder, report })).read('a', 9))).toEqual(['m1', 'm3']);
  });
});

describe('foreign files beside conversations', () => {
  it('are reported and left alone: other files, folders, dangling links', async () => {
    const store = await openMessageStore({ folder, report });
    await store.add('a', message(1));
    await mkdir(join(folder, 'x.jsonl'));
    await mkdir(join(folder, `${'0'.repeat(40)}.jsonl`));
    await symlink('/nowhere/at/all', join(folder, `${'1'.repeat(40)}.jsonl`));
    await writeFile(join(folder, '.DS_Store'), 'x');
    const opened = await openMessageStore({ folder, report });
    expect(ids(await opened.newest(all, 0, 9))).toEqual(['m1']);
    expect(problems.map(({ file }) => file).sort()).toEqual(
      ['.DS_Store', `${'0'.repeat(40)}.jsonl`, `${'1'.repeat(40)}.jsonl`, 'x.jsonl'].map((name) => join(folder, name)),
    );
    expect(await readdir(folder)).toHaveLength(5);
  });
});

describe('lists', () => {
  const said = (session: string, second: number, flow = 'f'): JsonObject => ({
    id: `${session}-${second}`,
    session_id: session,
    flow_id: flow,
    timestamp: `2026-01-01T00:00:${String(second).padStart(2, '0')}`,
  });

  it('of conversations have the latest first, also after a restart, without reading files', async () => {
    const store = await openMessageStore({ folder, report });
    await store.add('a', said('a', 1));
    await store.add('b', said('b', 2));
    await store.add('c', said('c', 3, 'g'));
    await store.add('a', said('a', 4, 'g'));
    const opened = await openMessageStore({ folder, report });
    await opened.sessions(null);
    for (const file of await readdir(folder)) await rm(join(folder, file));
    for (const each of [store, opened]) {
      expect(await each.sessions(null)).toEqual(['a', 'c', 'b']);
      expect(await each.sessions('f')).toEqual(['b', 'a']);
      expect(await each.sessions('g')).toEqual(['a', 'c']);
      expect(await each.sessions('h')).toEqual([]);
    }
  });

  it('of messages read only the conversations that they show', async () => {
    const store = await openMessageStore({ folder, report, limits: { ...limits, sessions: 100 } });
    for (let second = 0; second < 20; second += 1) await store.add(`s${second}`, said(`s${second}`, second));
    for (const file of await readdir(folder)) {
      const text = await readFile(join(folder, file), 'utf8');
      const isOld = /"id":"s(?:\d|1[0-5])-/.test(text);
      if (isOld) await writeFile(join(folder, file), text.replace(/"timestamp":"[^"]*"/, '"timestamp":"2027"'));
    }
    expect(ids(await store.newest(all, 0, 3))).toEqual(['s17-17', 's18-18', 's19-19']);
    expect(ids(await store.newest(all, 1, 2))).toEqual(['s17-17', 's18-18']);
    expect(ids(await store.newest({ ...all, session: 's18' }, 0, 3))).toEqual(['s18-18']);
  });

  it('of one sender read only its conversations', async () => {
    const store = await openMessageStore({ folder, report, limits: { ...limits, sessions: 100 } });
    await store.add('first', { ...said('first', 0), sender: 'User', sender_name: 'Ada '.repeat(99) });
    const [first] = await readdir(folder);
    for (let count = 1; count < 9; count += 1) await store.add(`s${count}`, { ...said('s', count), sender: 'Machine' });
    for (const file of (await readdir(folder)).filter((name) => name !== first)) {
      await rm(join(folder, file));
      await mkdir(join(folder, file));
    }
    for (const wanted of [{ sender: 'User' }, { senderName: 'Ada '.repeat(99) }])
      expect(ids(await store.newest({ ...all, ...wanted }, 0, 5))).toEqual(['first-0']);
    await expect(store.newest({ ...all, sender: 'Machine' }, 0, 5)).rejects.toThrow();
  });

  it('of messages read nothing when the offset exceeds the number of messages', async () => {
    const store = await openMessageStore({ folder, report, limits: { ...limits, sessions: 100 } });
    for (let second = 0; second < 9; second += 1) await store.add(`s${second}`, said(`s${second}`, second));
    for (const file of await readdir(folder)) {
      await rm(join(folder, file));
      await mkdir(join(folder, file));
    }
    expect(await store.newest(all, 9, 5)).toEqual([]);
    expect(await store.newest({ ...all, flow: 'g' }, 0, 5)).toEqual([]);
    await expect(store.newest(all, 8, 5)).rejects.toThrow();
  });

  it('leave out removed messages', async () => {
    const store = await openMessageStore({ folder, report });
    for (const [session, second] of [
      ['a', 1],
      ['b', 2],
      ['a', 3],
    ] as const) {
      await store.add(session, said(session, second));
    }
    await store.remove(null, ({ id }) => id === 'a-3');
    expect(await store.sessions(null)).toEqual(['b', 'a']);
    await store.remove('b', () => true);
    expect(await store.sessions(null)).toEqual(['a']);
    expect(ids(await store.newest(all, 0, 9))).toEqual(['a-1']);
    expect(ids(await store.newest(all, 5, 9))).toEqual([]);
  });

  it('yield to other requests while a long conversation is read', async () => {
    const store = await openMessageStore({ folder, report });
    for (let id = 0; id < 100; id += 1) await store.add('a', message(id, 'x'.repeat(50_000)));
    const opened = await openMessageStore({ folder, report });
    let turns = 0;
    const count = () => {
      turns += 1;
      next = setImmediate(count);
    };
    let next = setImmediate(count);
    await opened.read('a', 1);
    clearImmediate(next);
    expect(turns).toBeGreaterThan(10);
  });

  it('include messages added while a long conversation is read', async () => {
    const few = { ...limits, session: { messages: 500, bytes: 10 ** 7 }, sessions: 100, bytes: 10 ** 8, inMemory: 1 };
    const store = await openMessageStore({ folder, report, limits: few });
    for (let id = 0; id < 100; id += 1) await store.add('a', message(id, 'x'.repeat(50_000)));
    const opened = await openMessageStore({ folder, report, limits: few });
    const first = opened.add('a', message(101));
    await opened.add('b', message(1));
    await opened.add('a', message(102));
    await first;
    expect(ids(await opened.read('a', 2))).toEqual(['m101', 'm102']);
  });
});

describe('the limits', () => {
  it('keep the newest messages of a conversation, in memory and on disk', async () => {
    const store = await openMessageStore({ folder, report, limits });
    for (let id = 0; id < 100; id += 1) await store.add('a', message(id));
    expect(ids(await store.read('a', 99))).toEqual(['m95', 'm96', 'm97', 'm98', 'm99']);
    const [file] = await readdir(folder);
    expect((await stat(join(folder, file ?? ''))).size).toBeLessThan(11 * 40);
    expect(ids(await (await openMessageStore({ folder, report, limits })).read('a', 99))).toEqual([
      'm95',
      'm96',
      'm97',
      'm98',
      'm99',
    ]);
  });

  it('count bytes too, and keep the newest message whatever its size', async () => {
    const store = await openMessageStore({ folder, report, limits });
    for (let id = 0; id < 5; id += 1) await store.add('a', message(id, 'x'.repeat(400)));
    expect(ids(await store.read('a', 99))).toEqual(['m3', 'm4']);
    await store.add('a', message(5, 'x'.repeat(5000)));
    expect(ids(await store.read('a', 99))).toEqual(['m5']);
  });

  it('drop the least recently used conversations', async () => {
    const store = await openMessageStore({ folder, report, limits });
    // The order of use is by the clock.
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    for (const name of ['a', 'b', 'c', 'd']) {
      await store.add(name, message(1));
      vi.advanceTimersByTime(1);
    }
    expect(await store.read('a', 1)).toEqual([]);
    expect(await store.read('d', 1)).toHaveLength(1);
    expect(await readdir(folder)).toHaveLength(3);
  });

  it('on memory lose no message', async () => {
    const store = await openMessageStore({ folder, report, limits: { ...limits, sessions: 100 } });
    for (let round = 0; round < 4; round += 1) {
      for (const name of ['a', 'b', 'c', 'd', 'e']) await store.add(name, message(round));
    }
    for (const name of ['a', 'b', 'c', 'd', 'e']) expect(await store.read(name, 9)).toHaveLength(4);
  });
});

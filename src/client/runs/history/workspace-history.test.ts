import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { storedRun as stored } from '../../testing/stored-run.ts';
import { openTestWorkspace, type TestWorkspace } from '../../testing/test-workspace.ts';
import { openHistory } from './open-history.ts';
import { ChangedRunError, type RunHistory } from './run-history.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  workspace = await openTestWorkspace();
});
afterEach(() => workspace[Symbol.asyncDispose]());

const open = () => openHistory(() => null);

async function listed(history: RunHistory) {
  return (await history.list()).summaries.map(({ id, number, version }) => [id, number, version]);
}

/** Another browser renames the run. */
async function renameElsewhere(id: string, name: string): Promise<void> {
  const answer = await workspace.ask('PATCH', `/runs/${id}`, { name }, { 'if-match': '*' });
  expect(answer.status).toBe(200);
}

describe('the history', () => {
  it('keeps whole runs on the server, and nothing in the browser', async () => {
    const history = await open();
    expect(await history.nextNumber()).toBe(1);
    expect(await history.save(stored(1))).toEqual({ problem: null, wasDeleted: false, wasTaken: false });
    vi.stubGlobal('indexedDB', new IDBFactory());
    const other = await open();
    expect(await listed(other)).toEqual([['run-1', 1, 1]]);
    expect(await other.get('run-1')).toEqual(JSON.parse(JSON.stringify(stored(1).run)));
    expect(await other.get('run-9')).toBeNull();
    expect(await other.get('not/an id')).toBeNull();
    expect(await history.sendWaiting()).toEqual({ sent: 0, left: 0, problem: null, takenOver: 0 });
  });

  it('pins and names a run, deletes it and restores it', async () => {
    const history = await open();
    await history.save(stored(await history.nextNumber()));
    await history.change({ id: 'run-1', version: null }, { isPinned: true });
    await history.change({ id: 'run-1', version: 2 }, { name: ' The good one ' });
    expect(await history.list()).toMatchObject({ summaries: [{ isPinned: true, name: 'The good one', version: 3 }] });
    const restore = await history.remove({ id: 'run-1', version: 3 });
    expect(await listed(history)).toEqual([]);
    // Its traces arrive late.
    expect(await history.save(stored(1))).toMatchObject({ wasDeleted: true });
    expect(await listed(history)).toEqual([]);
    await restore?.();
    expect(await history.list()).toMatchObject({ summaries: [{ name: 'The good one' }] });
    expect(await history.remove({ id: 'run-9', version: 1 })).toBeNull();
  });

  it('knows the name and the pin of a run that was opened, also if it is older than the listed ones', async () => {
    await (await open()).save(stored(1));
    const history = await open();
    expect(await history.find('run-1')).toBeNull();
    await history.get('run-1');
    expect(await history.find('run-1')).toMatchObject({ number: 1, isPinned: false, version: 1 });
    await history.change({ id: 'run-1', version: 1 }, { isPinned: true });
    expect(await history.find('run-1')).toMatchObject({ isPinned: true, version: 2 });
  });

  it('refuses a change of a run that somebody else has changed, and says how it is now', async () => {
    const history = await open();
    await history.save(stored(await history.nextNumber()));
    await renameElsewhere('run-1', 'Theirs');
    const seen = { id: 'run-1', version: 1 };
    for (const act of [() => history.change(seen, { name: 'Mine' }), () => history.remove(seen)]) {
      const error = await act().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ChangedRunError);
      expect(error).toMatchObject({ now: { name: 'Theirs', version: 2 } });
    }
    await history.change({ id: 'run-1', version: 2 }, { name: 'Mine' });
    expect(await history.list()).toMatchObject({ summaries: [{ name: 'Mine' }] });
  });

  it('has the request of the run before of the same flow, also if it is not in the first page', async () => {
    const history = await open();
    const [first, second, other] = [stored(1, 'first'), stored(2), stored(3)];
    await history.nextNumber();
    await history.save(first);
    expect(await history.requestBefore(second.run)).toEqual({ id: 'run-1', request: first.run.request });
    expect(await history.requestBefore(first.run)).toBeNull();
    expect(await history.requestBefore({ ...other.run, flow: { id: 'other', name: 'Other' } })).toBeNull();
    const fresh = await open();
    expect(await fresh.requestBefore(second.run)).toMatchObject({ id: 'run-1' });
  });

  it('says how many runs were deleted to stay within the limits', async () => {
    const history = await open();
    const answer = { entry: { number: 7 }, dropped: 2 };
    await history.save(stored(await history.nextNumber()));
    const entry = (await (await workspace.ask('GET', '/runs/run-1')).json()).entry;
    vi.stubGlobal('fetch', async () => Response.json({ ...answer, entry: { ...entry, number: 7 } }, { status: 201 }));
    expect(await history.save(stored(2))).toEqual({
      problem: 'This server keeps no more runs: the 2 oldest runs were deleted. Pinned runs are always kept.',
      wasDeleted: false,
      wasTaken: false,
    });
  });
});

describe('while the server does not answer', () => {
  it('keeps runs in the browser, says so, and sends each once when it answers', async () => {
    const history = await open();
    await history.save(stored(await history.nextNumber()));
    workspace.fault = 0;
    expect([await history.nextNumber(), await history.nextNumber()]).toEqual([2, 3]);
    await history.save(stored(2));
    await history.save(stored(3));
    const waiting = await history.sendWaiting();
    expect(waiting).toMatchObject({ left: 2, sent: 0 });
    expect(waiting.problem).toBe(
      'The server of this page does not answer. 2 runs are kept in this browser and sent again until the server has them.',
    );
    expect(await history.list()).toMatchObject({
      problem: 'The saved runs could not be read: The server of this page does not answer.',
    });
    expect(await history.get('run-2')).toEqual(stored(2).run);
    await expect(history.get('run-1')).rejects.toThrow('The server of this page does not answer');

    // The page is closed, and another browser takes number 2.
    const reopened = await open();
    await reopened.change({ id: 'run-3', version: null }, { name: 'Offline', isPinned: true });
    workspace.fault = null;
    const other = { ...stored(2), run: { ...stored(2).run, id: 'other' } };
    await workspace.ask('PUT', '/runs/other', { run: other.run, change: '' });
    expect(await reopened.sendWaiting()).toEqual({ sent: 2, left: 0, problem: null, takenOver: 0 });
    expect(await reopened.list()).toMatchObject({
      problem: null,
      summaries: [
        { id: 'run-3', number: 4, name: 'Offline', isPinned: true },
        { id: 'run-2' },
        { id: 'other' },
        { id: 'run-1' },
      ],
    });
    expect(await reopened.get('run-3')).toMatchObject({ number: 4 });
  });

  it('deletes and restores a run that waits', async () => {
    workspace.fault = 0;
    const history = await open();
    await history.save(stored(1));
    const restore = await history.remove({ id: 'run-1', version: null });
    await history.save(stored(1));
    expect(await listed(history)).toEqual([]);
    await restore?.();
    expect(await listed(history)).toEqual([['run-1', 1, null]]);
  });

  it('keeps the name and pin of a waiting run that is saved again', async () => {
    workspace.fault = 0;
    const history = await open();
    await history.save(stored(1));
    await history.change({ id: 'run-1', version: null }, { name: 'Mine' });
    await history.save(stored(1, 'two'));
    expect(await history.list()).toMatchObject({ summaries: [{ name: 'Mine' }] });
    expect(await history.get('run-1')).toEqual(stored(1, 'two').run);
  });

  it('waits as long as the server has no room, and gives up what it will never take', async () => {
    const history = await open();
    workspace.fault = 507;
    await history.save(stored(1));
    expect((await history.sendWaiting()).problem).toMatch(/^The disk is full\. 1 run is kept in this browser/);
    workspace.fault = 413;
    await history.save(stored(2));
    workspace.fault = null;
    expect(await history.sendWaiting()).toMatchObject({
      sent: 1,
      left: 0,
      problem: 'Run 2 is kept in this browser: The disk is full.',
    });
    expect(await listed(history)).toEqual([
      ['run-2', 2, null],
      ['run-1', 1, 1],
    ]);
  });

  it('keeps a run in memory if the browser has no room for it, and says so', async () => {
    workspace.fault = 0;
    const history = await open();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Full', 'QuotaExceededError');
    });
    await history.save(stored(1));
    put.mockRestore();
    expect((await history.sendWaiting()).problem).toBe(
      'The server of this page does not answer. 1 run is kept only until you close this page and sent again until the server has it.',
    );
    expect(await history.get('run-1')).toEqual(stored(1).run);
    workspace.fault = null;
    expect(await history.sendWaiting()).toMatchObject({ sent: 1, problem: null });
  });

  it('works in a browser that stores nothing', async () => {
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new Error('blocked');
      },
    });
    workspace.fault = 0;
    const history = await open();
    await history.save(stored(1));
    expect((await history.sendWaiting()).problem).toMatch(/kept only until you close this page/);
    expect(await listed(history)).toEqual([['run-1', 1, null]]);
  });
});

// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TOO_MANY_VALUES_RUN } from '#contract/workspace/stored-run-limits.ts';
import { summarizedRun as stored } from '../../testing/summarized-run.ts';
import { openTestWorkspace, type TestWorkspace } from '../../testing/test-workspace.ts';
import { openCells } from '../cells/open-cells.ts';
import { outboxProblem } from './outbox-sentences.ts';
import { ChangedRunError, type RunHistory } from './run-history.ts';
import { saveBody } from './save-body.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openTestWorkspace();
});
afterEach(() => workspace[Symbol.asyncDispose]());

const openAll = () => openCells(() => null);
const open = () => openAll().history;

async function listed(history: RunHistory) {
  return (await history.list()).summaries.map(({ id, number, version }) => [id, number, version]);
}

/** Renames the run as another browser would. */
async function renameElsewhere(id: string, name: string): Promise<void> {
  const answer = await workspace.ask('PATCH', `/runs/${id}`, { name }, { 'if-match': '*' });
  expect(answer.status).toBe(200);
}

describe('the history', () => {
  it('keeps whole runs on the server, and nothing in the browser', async () => {
    const history = open();
    expect(await history.nextNumber()).toBe(1);
    expect(await history.save(stored(1))).toEqual({ problem: null, wasDeleted: false, wasTaken: false });
    const other = open();
    expect(await listed(other)).toEqual([['run-1', 1, 1]]);
    expect(await other.get('run-1')).toEqual(JSON.parse(JSON.stringify(stored(1).run)));
    expect(await other.get('run-9')).toBeNull();
    expect(await other.get('not/an id')).toBeNull();
  });

  it('pins and names a run, deletes it and restores it', async () => {
    const history = open();
    await history.save(stored(await history.nextNumber()));
    await history.change({ id: 'run-1', version: null }, { isPinned: true });
    await history.change({ id: 'run-1', version: 2 }, { name: ' The good one ' });
    expect(await history.list()).toMatchObject({ summaries: [{ isPinned: true, name: 'The good one', version: 3 }] });
    const restore = await history.remove({ id: 'run-1', version: 3 });
    expect(await listed(history)).toEqual([]);
    // The deleted run is saved again, because its traces arrive late.
    expect(await history.save(stored(1))).toMatchObject({ wasDeleted: true });
    expect(await listed(history)).toEqual([]);
    await restore?.();
    expect(await history.list()).toMatchObject({ summaries: [{ name: 'The good one' }] });
    expect(await history.remove({ id: 'run-9', version: 1 })).toBeNull();
  });

  it('knows the name and the pin of a run that was opened, also if it is older than the listed ones', async () => {
    await open().save(stored(1));
    const history = open();
    expect(await history.find('run-1')).toBeNull();
    await history.get('run-1');
    expect(await history.find('run-1')).toMatchObject({ number: 1, isPinned: false, version: 1 });
    await history.change({ id: 'run-1', version: 1 }, { isPinned: true });
    expect(await history.find('run-1')).toMatchObject({ isPinned: true, version: 2 });
  });

  it('refuses a change of a run that somebody else has changed, and says how it is now', async () => {
    const history = open();
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
    const history = open();
    const [first, second, other] = [stored(1, 'first'), stored(2), stored(3)];
    await history.nextNumber();
    await history.save(first);
    expect(await history.requestBefore(second.run)).toEqual({ id: 'run-1', request: first.run.request });
    expect(await history.requestBefore(first.run)).toBeNull();
    expect(await history.requestBefore({ ...other.run, flow: { id: 'other', name: 'Other' } })).toBeNull();
    const fresh = open();
    expect(await fresh.requestBefore(second.run)).toMatchObject({ id: 'run-1' });
  });

  it('says how many runs were deleted to stay within the limits', async () => {
    const history = open();
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

describe('the history while the server does not answer', () => {
  it('keeps runs in the tab, says so, and sends each once when it answers', async () => {
    const { history, outbox } = openAll();
    await history.save(stored(await history.nextNumber()));
    workspace.fault = 0;
    expect([await history.nextNumber(), await history.nextNumber()]).toEqual([2, 3]);
    await history.save(stored(2));
    await history.save(stored(3));
    const waiting = await outbox.sendAll();
    expect(waiting).toMatchObject({ runs: 2 });
    expect(outboxProblem(waiting)).toBe(
      'The server of this page does not answer. 2 runs wait in this tab to be saved, and are lost if it is closed, reloaded or crashes.',
    );
    expect(await history.list()).toMatchObject({
      problem: 'The saved runs could not be read: The server of this page does not answer.',
    });
    expect(await history.get('run-2')).toEqual(stored(2).run);
    await expect(history.get('run-1')).rejects.toThrow('The server of this page does not answer');

    await history.change({ id: 'run-3', version: null }, { name: 'Offline', isPinned: true });
    workspace.fault = null;
    // Another browser takes number 2.
    const other = { ...stored(2), run: { ...stored(2).run, id: 'other' } };
    await workspace.ask('PUT', '/runs/other', { run: other.run, change: '' });
    expect(await outbox.sendAll()).toMatchObject({ runs: 0, why: null, savedLater: 2 });
    expect(await history.list()).toMatchObject({
      problem: null,
      summaries: [
        { id: 'run-3', number: 4, name: 'Offline', isPinned: true },
        { id: 'run-2' },
        { id: 'other' },
        { id: 'run-1' },
      ],
    });
    expect(await history.get('run-3')).toMatchObject({ number: 4 });
  });

  it('deletes and restores a run that waits', async () => {
    workspace.fault = 0;
    const history = open();
    await history.save(stored(1));
    const restore = await history.remove({ id: 'run-1', version: null });
    await history.save(stored(1));
    expect(await listed(history)).toEqual([]);
    await restore?.();
    expect(await listed(history)).toEqual([['run-1', 1, null]]);
  });

  it('keeps the name and pin of a waiting run that is saved again', async () => {
    workspace.fault = 0;
    const history = open();
    await history.save(stored(1));
    await history.change({ id: 'run-1', version: null }, { name: 'Mine' });
    await history.save(stored(1, 'two'));
    expect(await history.list()).toMatchObject({ summaries: [{ name: 'Mine' }] });
    expect(await history.get('run-1')).toEqual(stored(1, 'two').run);
  });

  it('retries as long as the server has no space, and keeps what it will never take', async () => {
    const { history, outbox } = openAll();
    workspace.fault = 507;
    await history.save(stored(1));
    expect(outboxProblem(await outbox.sendAll())).toMatch(/^The disk is full\. 1 run waits in this tab/);
    workspace.before = ({ url }) => {
      workspace.fault = url.endsWith('/run-2') ? 413 : null;
    };
    await history.save(stored(2));
    workspace.before = () => undefined;
    workspace.fault = null;
    const state = await outbox.sendAll();
    expect(state).toMatchObject({ runs: 0, savedLater: 1, refused: [{ run: { run: { id: 'run-2' } } }] });
    expect(outboxProblem(state)).toBe('Run 2 is only in this tab: The disk is full.');
    expect(await listed(history)).toEqual([
      ['run-2', 2, null],
      ['run-1', 1, 1],
    ]);
  });
});

describe('a run that is too large for the server', () => {
  it.each([
    ['characters', 'A line of plain words.\n'.repeat(2_700_000)],
    ['line ends', '\n'.repeat(27_000_000)],
  ])('is not sent, for its %s, and stays in the tab', async (_, answer) => {
    const { history, outbox } = openAll();
    await history.save(stored(1, answer));
    expect(workspace.seen).toEqual([]);
    expect(outboxProblem(await outbox.sendAll())).toBe(
      'Run 1 is only in this tab: A run may have at most 50 MB, so this one is not kept on the server.',
    );
  });

  it('is not even written out if it has too many values', async () => {
    const { run, summary } = stored(1);
    const rows = Array.from({ length: 700_000 }, () => []);
    const large = { ...run, inputs: run.inputs.map((input) => ({ ...input, echoed: [rows, rows, rows] })) };
    await expect(saveBody({ run: large, summary })).rejects.toThrow(TOO_MANY_VALUES_RUN);
  });
});

import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Run } from '#run/model/run.ts';
import { storedRun } from '../../testing/stored-run.ts';
import { openTestWorkspace, type TestWorkspace } from '../../testing/test-workspace.ts';
import { HeldRunError } from './held-run-error.ts';
import { openHistory } from './open-history.ts';
import type { RunHistory } from './run-history.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  workspace = await openTestWorkspace();
});
afterEach(() => workspace[Symbol.asyncDispose]());

const open = () => openHistory(() => null);

/** A page with a run that has begun. */
async function begin(): Promise<{ history: RunHistory; run: Run }> {
  const history = await open();
  const { run: ended } = storedRun(await history.nextNumber());
  const [input] = ended.inputs;
  const going = input ? [{ ...input, status: 'running' as const, endedAt: null }] : [];
  const run: Run = { ...ended, status: 'running', durationMs: null, inputs: going, response: null };
  await history.begin({ ...run, jobs: [{ requestIndex: 0, id: 'job-1' }] });
  return { history, run: ended };
}

describe('a run that has begun', () => {
  it('is of its page, and of no other', async () => {
    await begin();
    const other = await open();
    expect((await other.list()).summaries).toEqual([]);
    await expect(other.get('run-1')).rejects.toBeInstanceOf(HeldRunError);
    expect(await other.take('run-1')).toBe('held');
  });

  it('is not finished when its page was left, can be taken up, and is replaced by its end', async () => {
    const { history, run } = await begin();
    await history.release('run-1');
    const other = await open();
    expect((await other.list()).summaries).toMatchObject([{ number: 1, status: 'stopped', isLeft: true }]);
    expect(await other.get('run-1')).toMatchObject({
      status: 'stopped',
      isLeft: true,
      jobs: [{ id: 'job-1' }],
      inputs: [{ status: 'stopped' }],
    });
    expect(await other.take('run-1')).toBe('yours');
    expect(await history.take('run-1')).toBe('held');
    // The page that was left wakes up late: its end is not that of the run.
    const late = { ...storedRun(1), run: { ...run, status: 'failed' as const } };
    expect(await history.save(late)).toMatchObject({ wasTaken: true });
    expect(await other.get('run-1').catch((error: unknown) => error)).toMatchObject({ name: 'HeldRunError' });
    await other.save({ ...storedRun(1), run });
    expect(await history.save(late)).toMatchObject({ wasTaken: true });
    // Nothing of it waits.
    expect(await history.sendWaiting()).toMatchObject({ sent: 0, left: 0, problem: null });
    expect((await history.list()).summaries).toMatchObject([{ number: 1, status: 'done' }]);
    expect(await history.get('run-1')).not.toHaveProperty('isLeft');
    expect(await history.take('run-1')).toBe('none');
  });

  it('goes on without a record while the server does not answer', async () => {
    workspace.fault = 0;
    const { history } = await begin();
    workspace.fault = null;
    expect((await history.list()).summaries).toEqual([]);
  });
});

describe('the end of a run that has begun', () => {
  it('is shown as it waits, also after a reload, and not as what the server has of its beginning', async () => {
    const { history, run } = await begin();
    await history.release('run-1');
    workspace.fault = 503;
    await history.save({ ...storedRun(1), run });
    workspace.before = ({ method }) => {
      workspace.fault = method === 'PUT' ? 503 : null;
    };
    const other = await open();
    expect((await other.list()).summaries).toEqual([
      expect.objectContaining({ id: 'run-1', status: 'done', version: null }),
    ]);
    expect(await other.get('run-1')).toMatchObject({ status: 'done' });
    workspace.before = () => undefined;
    workspace.fault = null;
    // Sent for the page that had it.
    expect(await other.sendWaiting()).toMatchObject({ sent: 1, left: 0, problem: null });
    expect((await other.list()).summaries).toMatchObject([{ status: 'done', version: 2 }]);
  });

  it('leaves no record behind when the server refuses it after a reload', async () => {
    const { history, run } = await begin();
    workspace.fault = 503;
    await history.save({ ...storedRun(1), run });
    workspace.before = ({ method }) => {
      workspace.fault = method === 'PUT' ? 413 : null;
    };
    const other = await open();
    expect(await other.sendWaiting()).toMatchObject({
      problem: expect.stringContaining('Run 1 is kept in this browser'),
    });
    workspace.before = () => undefined;
    workspace.fault = null;
    const answer = await workspace.ask('GET', '/runs/run-1?missing=204');
    expect(answer.status).toBe(204);
  });

  it('says which runs were deleted for the record of its beginning', async () => {
    await workspace[Symbol.asyncDispose]();
    workspace = await openTestWorkspace({ settings: { TWEAKBENCH_KEEP_RUNS: '1' } });
    await workspace.ask('PUT', '/runs/old', { run: { ...storedRun(1).run, id: 'old' }, change: '' });
    const { history, run } = await begin();
    expect(await history.save({ ...storedRun(2), run })).toMatchObject({
      problem: 'This server keeps no more runs: the oldest run was deleted. Pinned runs are always kept.',
    });
  });

  it('is not preceded by records that are no longer the newest', async () => {
    const { history, run } = await begin();
    const record = (id: string) => history.begin({ ...run, status: 'running', jobs: [{ requestIndex: 0, id }] });
    await Promise.all(['job-2', 'job-3', 'job-4'].map(record));
    await history.release('run-1');
    expect(await (await open()).get('run-1')).toMatchObject({ jobs: [{ id: 'job-4' }] });
    expect(workspace.seen.filter((request) => request === 'PUT /workspace/v1/runs/run-1')).toHaveLength(2);
  });
});

it('asks for a run that may not be there without a 404', async () => {
  const history = await open();
  expect(await history.get('run-9')).toBeNull();
  expect(workspace.seen).toContain('GET /workspace/v1/runs/run-9?missing=204');
});

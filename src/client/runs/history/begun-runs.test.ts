import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Run } from '#run/model/run.ts';
import { storedRun } from '../../testing/stored-run.ts';
import { openTestWorkspace, type TestWorkspace } from '../../testing/test-workspace.ts';
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
    await expect(other.get('run-1')).rejects.toThrow('still running in another page');
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
    await other.save({ ...storedRun(1), run });
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

it('asks for a run that may not be there without a 404', async () => {
  const history = await open();
  expect(await history.get('run-9')).toBeNull();
  expect(workspace.seen).toContain('GET /workspace/v1/runs/run-9?missing=204');
});

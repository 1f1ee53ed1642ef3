// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Run } from '#run/model/run.ts';
import { summarizedRun } from '../../testing/summarized-run.ts';
import { openTestWorkspace, type TestWorkspace } from '../../testing/test-workspace.ts';
import { openCells } from '../cells/open-cells.ts';
import { HeldRunError } from './held-run-error.ts';
import type { Outbox } from './outbox.ts';
import { outboxProblem } from './outbox-sentences.ts';
import type { RunHistory } from './run-history.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openTestWorkspace();
});
afterEach(() => workspace[Symbol.asyncDispose]());

const open = () => openCells(() => null).history;

/** A page with a run that has begun. */
async function begin(): Promise<{ history: RunHistory; outbox: Outbox; run: Run }> {
  const { history, outbox } = openCells(() => null);
  const { run: ended } = summarizedRun(await history.nextNumber());
  const [input] = ended.inputs;
  const going = input ? [{ ...input, status: 'running' as const, endedAt: null }] : [];
  const run: Run = { ...ended, status: 'running', durationMs: null, inputs: going, response: null };
  await history.begin({ ...run, jobs: [{ requestIndex: 0, id: 'job-1' }] });
  return { history, outbox, run: ended };
}

describe('a run that has begun', () => {
  it('belongs to its page, and to no other', async () => {
    await begin();
    const other = open();
    expect((await other.list()).summaries).toEqual([]);
    await expect(other.get('run-1')).rejects.toBeInstanceOf(HeldRunError);
    expect(await other.take('run-1')).toBe('held');
  });

  it('is not finished when its page was left, can be taken up, and is replaced by its end', async () => {
    const { history, outbox, run } = await begin();
    await history.release('run-1');
    const other = open();
    expect((await other.list()).summaries).toMatchObject([{ number: 1, status: 'stopped', isLeft: true }]);
    expect(await other.get('run-1')).toMatchObject({
      status: 'stopped',
      isLeft: true,
      jobs: [{ id: 'job-1' }],
      inputs: [{ status: 'stopped' }],
    });
    expect(await other.take('run-1')).toBe('yours');
    expect(await history.take('run-1')).toBe('held');
    // The page that was left wakes up late, when another page has the run: the end that it saves does not count.
    const late = { ...summarizedRun(1), run: { ...run, status: 'failed' as const } };
    expect(await history.save(late)).toMatchObject({ wasTaken: true });
    expect(await other.get('run-1').catch((error: unknown) => error)).toMatchObject({ name: 'HeldRunError' });
    await other.save({ ...summarizedRun(1), run });
    expect(await history.save(late)).toMatchObject({ wasTaken: true });
    // The refused end does not wait in the outbox.
    expect(outbox.runs()).toEqual([]);
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
  it('is shown as it waits, and not as what the server has of its beginning', async () => {
    const { history, outbox, run } = await begin();
    await history.release('run-1');
    workspace.fault = 503;
    await history.save({ ...summarizedRun(1), run });
    workspace.before = ({ method }) => {
      workspace.fault = method === 'PUT' ? 503 : null;
    };
    expect((await history.list()).summaries).toEqual([
      expect.objectContaining({ id: 'run-1', status: 'done', version: null }),
    ]);
    expect(await history.get('run-1')).toMatchObject({ status: 'done' });
    workspace.before = () => undefined;
    workspace.fault = null;
    expect(await outbox.sendAll()).toMatchObject({ runs: 0, why: null });
    expect((await history.list()).summaries).toMatchObject([{ status: 'done', version: 2 }]);
  });

  it('is lost with its page, whose run is shown as not finished then', async () => {
    const { history, run } = await begin();
    workspace.fault = 503;
    await history.save({ ...summarizedRun(1), run });
    workspace.fault = null;
    await history.release('run-1');
    expect((await open().list()).summaries).toMatchObject([{ number: 1, status: 'stopped', isLeft: true }]);
  });

  it('leaves no record behind when the server refuses it', async () => {
    const { history, outbox, run } = await begin();
    workspace.before = ({ method }) => {
      workspace.fault = method === 'PUT' ? 413 : null;
    };
    await history.save({ ...summarizedRun(1), run });
    expect(outboxProblem(await outbox.sendAll())).toMatch(/^Run 1 is only in this tab: /);
    workspace.before = () => undefined;
    workspace.fault = null;
    const answer = await workspace.ask('GET', '/runs/run-1?missing=204');
    expect(answer.status).toBe(204);
  });

  it('leaves no record behind when it is discarded while that is still being saved', async () => {
    let arrive = () => {};
    const arrives = new Promise<void>((done) => {
      arrive = done;
    });
    const { history, outbox } = openCells(() => null);
    const { run } = summarizedRun(await history.nextNumber());
    workspace.before = async ({ method }) => {
      if (method === 'PUT') await arrives;
    };
    void history.begin({ ...run, status: 'running', durationMs: null, response: null });
    await expect.poll(() => workspace.seen).toContain('PUT /workspace/v1/runs/run-1');
    history.keep(run);
    const removal = history.remove({ id: 'run-1', version: null });
    await expect.poll(() => outbox.runs()).toEqual([]);
    arrive();
    await removal;
    expect((await workspace.ask('GET', '/runs/run-1?missing=204')).status).toBe(204);
  });

  it('says which runs were deleted for the record of its beginning', async () => {
    await workspace[Symbol.asyncDispose]();
    workspace = await openTestWorkspace({ settings: { TWEAKBENCH_KEEP_RUNS: '1' } });
    await workspace.ask('PUT', '/runs/old', { run: { ...summarizedRun(1).run, id: 'old' }, change: '' });
    const { history, run } = await begin();
    expect(await history.save({ ...summarizedRun(2), run })).toMatchObject({
      problem: 'This server keeps no more runs: the oldest run was deleted. Pinned runs are always kept.',
    });
  });

  it('is not preceded by records that are no longer the newest', async () => {
    const { history, run } = await begin();
    const record = (id: string) => history.begin({ ...run, status: 'running', jobs: [{ requestIndex: 0, id }] });
    await Promise.all(['job-2', 'job-3', 'job-4'].map(record));
    await history.release('run-1');
    expect(await open().get('run-1')).toMatchObject({ jobs: [{ id: 'job-4' }] });
    expect(workspace.seen.filter((request) => request === 'PUT /workspace/v1/runs/run-1')).toHaveLength(2);
  });
});

it('a run that may not be there is requested without a 404', async () => {
  const history = open();
  expect(await history.get('run-9')).toBeNull();
  expect(workspace.seen).toContain('GET /workspace/v1/runs/run-9?missing=204');
});

import { afterEach, expect, it } from 'vitest';
import { LEASE_MS } from '#contract/workspace/run-entry.ts';
import { savedRun } from '../../testing/stored-runs.ts';
import { describeOnBoth } from '../../testing/test-databases.ts';
import { openWorkspace, type Workspace } from '../open-workspace.ts';

const ALL = { words: [] };
const LAST = Number.MAX_SAFE_INTEGER;

describeOnBoth('runs that have begun', (databases) => {
  let workspace: Workspace;
  afterEach(() => workspace.close());

  async function open(now = Date.now) {
    const limits = { runs: 1_000, bytes: 1e9 };
    workspace = await openWorkspace({ address: await databases.create(), secret: null, limits, hidden: [], now });
    return workspace.runs;
  }
  const begun = (id = 'a') => ({ ...savedRun({ id }), holder: 'page-1' });
  const running = (id?: string) => {
    const save = begun(id);
    return { ...save, run: { ...save.run, status: 'running' as const, durationMs: null } };
  };
  const entry = async (id = 'a') => (await workspace.runs.read(id))?.entry;

  it('are stored until their end is, under one number', async () => {
    const runs = await open();
    await runs.save(running(), 'Mara');
    expect(await entry()).toMatchObject({ status: 'running', isHeld: true, number: 1, person: 'Mara' });
    await runs.save(begun(), 'Mara');
    expect(await entry()).toMatchObject({ status: 'done', number: 1 });
    expect(await entry()).not.toHaveProperty('isHeld');
    // The save of its beginning may arrive last.
    expect(await runs.save(running(), 'Mara')).toMatchObject({ isNew: false, entry: { status: 'done' } });
    expect(await entry()).toMatchObject({ status: 'done' });
  });

  it('are erased by their page alone, if their end is not stored here', async () => {
    const runs = await open();
    await runs.save(running(), 'Mara');
    await runs.eraseBegun('a', 'page-2', 'Mara');
    await runs.eraseBegun('a', 'page-1', 'Zoë');
    expect(await entry()).toMatchObject({ status: 'running' });
    await runs.remove('a', null);
    await runs.eraseBegun('a', 'page-1', 'Mara');
    expect(await runs.restore('a')).toMatchObject({ status: 'running' });
    await runs.eraseBegun('a', 'page-1', 'Mara');
    expect(await entry()).toBeUndefined();
    // The run was erased, not deleted: a deleted run could not be saved again.
    await runs.save(begun(), 'Mara');
    await runs.eraseBegun('a', 'page-1', 'Mara');
    expect(await entry()).toMatchObject({ status: 'done' });
  });

  it('are of one page at a time, until it releases them or is silent', async () => {
    let time = 1_000_000;
    const runs = await open(() => time);
    await runs.save(running(), 'Mara');
    expect(await runs.lease('a', 'page-2', 'Mara')).toBe('held');
    expect(await runs.lease('a', 'page-1', 'Mara')).toBe('yours');
    expect(await runs.lease('a', 'page-1', 'Zoë')).toBe('missing');
    await runs.release('a', 'page-2');
    expect(await entry()).toMatchObject({ isHeld: true });
    await runs.release('a', 'page-1');
    expect(await entry()).not.toHaveProperty('isHeld');
    expect(await Promise.all([2, 3, 4].map((page) => runs.lease('a', `page-${page}`, 'Mara')))).toSatisfy(
      (outcomes: string[]) => outcomes.filter((outcome) => outcome === 'yours').length === 1,
    );
    time += LEASE_MS;
    expect((await runs.list(ALL, LAST, 10)).entries).toMatchObject([{ status: 'running' }]);
    expect((await runs.list(ALL, LAST, 10)).entries[0]).not.toHaveProperty('isHeld');
    expect(await runs.lease('a', 'page-5', 'Mara')).toBe('yours');
    expect((await runs.list(ALL, LAST, 10)).entries).toEqual([]);
    await runs.save({ ...begun(), holder: 'page-5' }, 'Mara');
    expect(await runs.lease('a', 'page-5', 'Mara')).toBe('missing');
    expect(await runs.lease('b', 'page-5', 'Mara')).toBe('missing');
  });

  it('are saved by the page that has them alone, and by the page that ended them', async () => {
    let time = 1_000_000;
    const runs = await open(() => time);
    const end = (holder: string | undefined, durationMs: number) => {
      const { holder: _holder, ...save } = begun();
      return runs.save({ ...save, run: { ...save.run, durationMs }, ...(holder && { holder }) }, 'Mara');
    };
    await runs.save(running(), 'Mara');
    // The first page is silent, and the second takes the run.
    time += LEASE_MS;
    expect(await runs.lease('a', 'page-2', 'Mara')).toBe('yours');
    for (const holder of ['page-1', undefined]) expect(await end(holder, 1)).toEqual({ kind: 'held' });
    const late = running();
    Object.assign(late.run, { jobs: [] });
    expect(await runs.save(late, 'Mara')).toEqual({ kind: 'held' });
    expect(await entry()).toMatchObject({ status: 'running', isHeld: true });
    expect(await end('page-2', 2)).toMatchObject({ entry: { status: 'done', durationMs: 2 } });
    expect(await end('page-1', 3)).toEqual({ kind: 'held' });
    // Its traces come later.
    expect(await end('page-2', 4)).toMatchObject({ entry: { durationMs: 4 } });
    expect(await end(undefined, 5)).toMatchObject({ entry: { durationMs: 5 } });
  });

  it('are neither listed nor counted while a page has them', async () => {
    let time = 10_000_000;
    const runs = await open(() => time);
    await runs.save(savedRun({ id: 'old' }), 'Mara');
    await runs.save(running(), 'Mara');
    const seen = async () => ({
      ids: (await runs.list(ALL, LAST, 10)).entries.map(({ id }) => id),
      found: (await runs.list({ words: ['hello'] }, LAST, 10)).entries.length,
      hasMore: (await runs.list(ALL, LAST, 1)).hasMore,
      count: (await runs.totals()).count,
      people: await runs.people(),
    });
    expect(await seen()).toEqual({
      ids: ['old'],
      found: 1,
      hasMore: false,
      count: 1,
      people: [{ name: 'Mara', runs: 1 }],
    });
    // Also a clock that was set back frees a page's run.
    time -= LEASE_MS;
    expect(await seen()).toMatchObject({ ids: ['a', 'old'], found: 2, hasMore: true, count: 2, people: [{ runs: 2 }] });
    expect(await runs.lease('a', 'page-2', 'Mara')).toBe('yours');
  });

  it('are masked', async () => {
    const runs = await open();
    const save = running();
    const tweaks = { Model: { api_key: 'sk-canary-12345' } };
    await runs.save({ ...save, run: { ...save.run, request: { tweaks } } }, null);
    expect((await runs.read('a'))?.run).not.toContain('canary');
  });
});

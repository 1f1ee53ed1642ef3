import { afterEach, expect, it } from 'vitest';
import { LEASE_MS } from '#contract/workspace/run-entry.ts';
import { cellOutcome, savedCell, savedResult, savedSuite } from '../../testing/sent-suites.ts';
import { describeOnBoth } from '../../testing/test-databases.ts';
import { openRunningSuite, type TestSuites } from '../../testing/test-suites.ts';
import type { CellPage } from './cell-store.ts';

const ALL: CellPage = { from: 0, to: 1e6, after: null, limit: 1_000, isBrief: false };

describeOnBoth('results', (databases) => {
  let opened: TestSuites;
  afterEach(() => opened.database.close());
  async function openRunning(bytes?: number, secrets?: string[]): Promise<TestSuites> {
    opened = await openRunningSuite(await databases.create(), bytes, secrets);
    return opened;
  }

  it('are run by one page at a time; another takes over when that page is dead', async () => {
    const { results, cells, clock } = await openRunning();
    expect(await results.lease('r', 'q', null)).toEqual({ kind: 'held' });
    expect(await results.lease('r', 'q', 1)).toEqual({ kind: 'held' });
    clock.now += LEASE_MS - 1;
    expect(await results.lease('r', 'p', 1)).toEqual({ kind: 'yours', term: 1 });
    clock.now += LEASE_MS - 1;
    // A save of its page keeps the lease, too.
    expect(await cells.save('r', { term: 1, holder: 'p', cells: [savedCell(0)] })).toMatchObject({ isHeld: true });
    clock.now += LEASE_MS - 1;
    expect(await results.lease('r', 'q', null)).toEqual({ kind: 'held' });
    clock.now += 1;
    expect(await results.lease('r', 'q', null)).toEqual({ kind: 'yours', term: 2 });
    expect(await results.lease('r', 'p', 1)).toEqual({ kind: 'held' });
    // The page does not hold this result, so nothing happens.
    await results.release('r', 'p');
    expect(await cells.save('r', { term: 1, holder: 'p', cells: [savedCell(1)] })).toMatchObject({ isHeld: false });
    expect(await results.lease('r', 'p', null)).toEqual({ kind: 'held' });
    await results.release('r', 'q');
    expect(await results.lease('r', 'p', null)).toEqual({ kind: 'yours', term: 3 });
    // The clock of the server was wrong, far in the past or in the future.
    clock.now -= 10 * LEASE_MS;
    expect(await results.lease('r', 'q', null)).toEqual({ kind: 'yours', term: 4 });
    expect(await results.lease('none', 'q', null)).toEqual({ kind: 'missing' });
  });

  it('are never begun by two pages that ask at the same moment', async () => {
    const { results } = await openRunning();
    await results.release('r', 'p');
    const outcomes = await Promise.all(['a', 'b', 'c', 'd'].map((holder) => results.lease('r', holder, null)));
    expect(outcomes.filter(({ kind }) => kind === 'yours')).toHaveLength(1);
  });

  it('of one suite are run one at a time: of pages that begin with different ones at the same moment, one wins', async () => {
    const { suites, results, clock } = await openRunning();
    await results.release('r', 'p');
    await suites.save('other', savedSuite(), null);
    await results.save('of-other', savedResult('other'), null);
    const holders = ['a', 'b', 'c', 'd'];
    for (const holder of holders) await results.save(`r-${holder}`, savedResult('s'), null);
    const lease = (holder: string) => results.lease(`r-${holder}`, holder, null);
    const outcomes = await Promise.all(holders.map(lease));
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['held', 'held', 'held', 'yours']);
    expect(await results.lease('of-other', 'e', null)).toMatchObject({ kind: 'yours' });
    // The page of the winner is reloaded, and begins with another result: what it held is free at once.
    const winner = holders[outcomes.findIndex(({ kind }) => kind === 'yours')] ?? '';
    expect(await results.lease('r', winner, null)).toEqual({ kind: 'yours', term: 2 });
    expect((await results.read(`r-${winner}`))?.isRunning).toBe(false);
    clock.now += LEASE_MS;
    expect(await lease('a')).toMatchObject({ kind: 'yours' });
  });

  it('store each cell once, whoever saves it again or late', async () => {
    const { results, cells } = await openRunning();
    const answers = async () => {
      const listed = await cells.list('r', ALL);
      return listed?.cells.map(({ case: index, state, outcome, hasRun }) => [
        index,
        state,
        outcome?.answer ?? null,
        hasRun,
      ]);
    };
    const save = { term: 1, cells: [savedCell(0, 'first'), savedCell(1, 'first')] };
    await Promise.all([cells.save('r', save), cells.save('r', save)]);
    await cells.save('r', { term: 1, cells: [savedCell(0, 'again')] });
    expect(await answers()).toEqual([
      [0, 2, 'first', true],
      [1, 2, 'first', true],
    ]);
    // They run again in a later term.
    await results.lease('r', 'p', null);
    await cells.save('r', { term: 2, cells: [savedCell(0, undefined, { state: 0, outcome: null })] });
    expect(await cells.run('r', '0.0.0')).toBeNull();
    await cells.save('r', { term: 1, cells: [savedCell(0, 'late'), savedCell(2, 'late')] });
    expect(await answers()).toEqual([
      [0, 0, null, false],
      [1, 2, 'first', true],
      [2, 2, 'late', true],
    ]);
    await cells.save('r', { term: 2, cells: [savedCell(0, 'second'), savedCell(2, 'second')] });
    await cells.save('r', { term: 1, cells: [savedCell(2, 'late')] });
    expect(await answers()).toEqual([
      [0, 2, 'second', true],
      [1, 2, 'first', true],
      [2, 2, 'second', true],
    ]);
    expect(await cells.run('r', '2.0.0')).toContain('second');
    expect(await cells.save('r', { term: 3, cells: [savedCell(0)] })).toEqual({ kind: 'ahead' });
  });

  it('list cells by case, variant and repeat, page by page', async () => {
    const { cells } = await openRunning();
    const all = [0, 1, 2].flatMap((index) =>
      [0, 1].flatMap((variant) => [0, 1].map((repeat) => savedCell(index, undefined, { variant, repeat }))),
    );
    await cells.save('r', { term: 1, cells: all.toReversed() });
    const keys: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 9; page += 1) {
      const listed = await cells.list('r', { ...ALL, from: 1, after, limit: 3, isBrief: true });
      for (const cell of listed?.cells ?? []) {
        expect(cell).not.toHaveProperty('outcome');
        keys.push(`${cell.case}.${cell.variant}.${cell.repeat}`);
      }
      after = listed?.next ?? null;
      if (after === null) break;
    }
    expect(keys).toEqual(['1.0.0', '1.0.1', '1.1.0', '1.1.1', '2.0.0', '2.0.1', '2.1.0', '2.1.1']);
    const large = 'x'.repeat(3 * 1024 * 1024);
    await cells.save('r', {
      term: 1,
      cells: [5, 6, 7].map((index) => savedCell(index, undefined, { outcome: cellOutcome({ answer: large }) })),
    });
    const listed = await cells.list('r', { ...ALL, from: 5 });
    expect([listed?.cells.length, listed?.next]).toEqual([1, '5.0.0']);
  });

  it('store outcomes without whole runs beyond half of the limit, and say so; beyond all of it they store nothing', async () => {
    const noise = () => Buffer.from(crypto.getRandomValues(new Uint8Array(3_000))).toString('base64');
    const { suites, cells } = await openRunning(24_000);
    const large = noise() + noise() + noise();
    const save = (index: number, answer: string) =>
      cells.save('r', { term: 1, cells: [{ ...savedCell(index, noise()), outcome: cellOutcome({ answer }) }] });
    expect(await save(0, 'a')).toMatchObject({ withoutRun: 0 });
    expect(await save(1, noise())).toMatchObject({ withoutRun: 0 });
    expect(await save(2, noise())).toMatchObject({ kind: 'saved', withoutRun: 1 });
    expect(await cells.run('r', '2.0.0')).toBeNull();
    expect(await save(3, large)).toEqual({ kind: 'full' });
    expect((await cells.list('r', ALL))?.cells.map(({ hasRun }) => hasRun)).toEqual([true, true, false]);
    expect(await suites.save('t', savedSuite({ body: { text: large } }), null)).toEqual({ kind: 'full' });
    expect(await suites.saveRows('t', 0, { columns: ['a'], rows: [[large]] })).toBe(false);
    await suites.remove('s', null, 'p');
    expect(await suites.save('t', savedSuite({ body: { text: large } }), null)).toMatchObject({ kind: 'saved' });
  });
});

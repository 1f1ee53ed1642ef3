import { afterEach, expect, it } from 'vitest';
import { resultHead, savedCell, savedResult, savedSuite } from '../../testing/sent-suites.ts';
import { describeOnBoth } from '../../testing/test-databases.ts';
import { openRunningSuite, openTestSuites, type TestSuites } from '../../testing/test-suites.ts';
import type { CellPage } from './cell-store.ts';

const LAST = Number.MAX_SAFE_INTEGER;
const DAY = 24 * 60 * 60 * 1000;
const ALL: CellPage = { from: 0, to: 1e6, after: null, limit: 1_000, isBrief: false };
const rowsOf = (count: number, first = 0) => ({
  columns: ['question'],
  rows: Array.from({ length: count }, (_, row) => [`row ${first + row} 😀\u0000`]),
});

describeOnBoth('suites', (databases) => {
  let opened: TestSuites;
  afterEach(() => opened.database.close());
  async function openRunning(bytes?: number, secrets?: string[]): Promise<TestSuites> {
    opened = await openRunningSuite(await databases.create(), bytes, secrets);
    return opened;
  }

  it('are stored with the rows of their file, all or none, and read in parts', async () => {
    opened = await openTestSuites(await databases.create());
    const { suites } = opened;
    const save = savedSuite({ rows: 25, body: { answer: 'Grüße \u0000 😀' } });
    await suites.saveRows('s', 0, rowsOf(10));
    await suites.saveRows('s', 20, rowsOf(5, 20));
    expect(await suites.save('s', save, null)).toEqual({ kind: 'incomplete' });
    expect(await suites.read('s')).toBeNull();
    await suites.saveRows('s', 10, rowsOf(10, 10));
    // The same rows are saved again.
    await suites.saveRows('s', 10, rowsOf(10, 10));
    expect(await suites.save('s', save, 'Mara Lind')).toMatchObject({ kind: 'saved', isNew: true });
    expect(await suites.save('s', save, null)).toMatchObject({ isNew: false, entry: { person: 'Mara Lind' } });
    expect(await suites.save('s', { ...save, name: 'Other' }, null)).toEqual({ kind: 'other' });
    // Rows of a suite never change.
    await suites.saveRows('s', 0, rowsOf(1, 99));
    expect(await suites.rows('s', 8, 22)).toEqual({ columns: ['question'], rows: rowsOf(14, 8).rows });
    expect(await suites.rows('s', 24, 99)).toEqual({ columns: ['question'], rows: rowsOf(1, 24).rows });
    expect((await suites.rows('s', 99, 100))?.rows).toEqual([]);
    const read = await suites.read('s');
    expect(JSON.parse(read?.body ?? '')).toEqual(save.body);
    expect(read?.entry).toMatchObject({ number: 1, kind: 'batch', rows: 25, version: 1, address: null });
  });

  it('are listed by kind and flow, edited by those who have seen their last version, and there can be several of a flow', async () => {
    opened = await openTestSuites(await databases.create());
    const { suites } = opened;
    for (const id of ['a', 'b', 'c']) await suites.save(id, savedSuite({ kind: id === 'b' ? 'tests' : 'batch' }), null);
    await suites.save('d', savedSuite({ flow: { id: 'flow-2', name: 'Other' } }), null);
    const ids = async (filter = {}, before = LAST, limit = 9) => {
      const { entries, hasMore } = await suites.list(filter, before, limit);
      return `${entries.map(({ id }) => id)}${hasMore ? ' …' : ''}`;
    };
    expect(await ids()).toBe('d,c,b,a');
    expect(await ids({ kind: 'batch', flow: 'flow-1' })).toBe('c,a');
    expect(await ids({}, 4, 2)).toBe('c,b …');
    expect(await suites.change('a', { name: 'Mine', body: { atOnce: 1 } }, 1)).toMatchObject({
      kind: 'done',
      entry: { name: 'Mine', version: 2 },
    });
    expect(await suites.change('a', { name: 'Theirs' }, 1)).toMatchObject({ kind: 'changed', entry: { name: 'Mine' } });
    // What everybody knows of a suite is in its body, and an edit of an older body does not take it back.
    const body = { text: 'name: Mine', files: {}, baseline: 'result-2', accepted: { sky: { person: 'Mara', at: 7 } } };
    expect(await suites.change('a', { body }, 2)).toMatchObject({ kind: 'done' });
    expect(await suites.change('a', { body: { text: 'name: Theirs' } }, 2)).toMatchObject({ kind: 'changed' });
    expect(JSON.parse((await suites.read('a'))?.body ?? '')).toEqual(body);
    expect(await suites.remove('a', 1, null)).toMatchObject({ kind: 'changed' });
    expect(await suites.change('x', { name: 'Theirs' }, null)).toEqual({ kind: 'missing' });
    await suites.change('a', { flow: { id: 'flow-3', name: 'Moved' }, address: 'http://flows' }, null);
    const { entries } = await suites.list({ flow: 'flow-3' }, LAST, 9);
    expect(entries).toMatchObject([{ id: 'a', flow: { name: 'Moved' }, address: 'http://flows' }]);
  });

  it('can be restored with everything for a day after they were deleted, and are then gone for good', async () => {
    const { suites, results, cells, clock, database } = await openRunning();
    await suites.saveRows('other', 0, rowsOf(1));
    await cells.save('r', { term: 1, cells: [savedCell(0, 'kept')] });
    expect(await suites.remove('s', null, null)).toEqual({ kind: 'running' });
    expect(await suites.remove('s', null, 'p')).toMatchObject({ kind: 'done' });
    expect([await suites.read('s'), await results.read('r'), await cells.list('r', ALL)]).toEqual([null, null, null]);
    expect((await results.list({}, LAST, 9)).entries).toEqual([]);
    expect(await cells.save('r', { term: 1, cells: [savedCell(1)] })).toEqual({ kind: 'missing' });
    expect(await suites.save('s', savedSuite(), null)).toEqual({ kind: 'deleted' });
    expect(await suites.restore('s')).toMatchObject({ id: 's' });
    expect(await cells.run('r', '0.0.0')).toContain('kept');

    await suites.remove('s', null, 'p');
    clock.now += DAY + 1;
    await suites.save('t', savedSuite(), null);
    expect(await suites.restore('s')).toBeNull();
    for (const table of ['results', 'cells', 'cell_runs', 'suite_rows'] as const)
      expect(await database.queries.selectFrom(table).selectAll().execute(), table).toEqual([]);
  });

  it('lose a deleted result for good after a day', async () => {
    const { suites, results, cells, clock } = await openRunning();
    await cells.save('r', { term: 1, cells: [savedCell(0, 'kept')] });
    await results.save('q', savedResult('s'), null);
    await results.change('r', { status: 'deleted' }, null);
    clock.now += DAY - 1;
    await suites.save('t', savedSuite(), null);
    expect(await cells.run('r', '0.0.0')).toContain('kept');
    clock.now += 2;
    await suites.save('u', savedSuite(), null);
    expect([await results.read('r'), await cells.list('r', ALL)]).toEqual([null, null]);
    expect(await results.read('q')).toMatchObject({ number: 2 });
  });

  it('have results that are numbered, and counted by state until they have a tally', async () => {
    const { suites, results, cells } = await openRunning();
    expect(await results.save('r', savedResult('s'), null)).toMatchObject({ isNew: false, entry: { number: 1 } });
    expect(await results.save('q', savedResult('s'), null)).toMatchObject({ isNew: true, entry: { number: 2 } });
    expect(await results.save('n', savedResult('none'), null)).toEqual({ kind: 'missing' });
    await suites.save('t', savedSuite({ kind: 'tests' }), null);
    const at = await Promise.all([1, 2, 3].map((number) => results.save(`t${number}`, savedResult('t'), null)));
    expect(at.map((one) => (one.kind === 'saved' ? one.entry.number : 0)).toSorted()).toEqual([1, 2, 3]);
    await cells.save('r', { term: 1, cells: [savedCell(0), savedCell(1), savedCell(2, undefined, { state: 5 })] });
    const { entries, next } = await results.list({ kind: 'batch' }, LAST, 1);
    const counted = { passed: 0, failed: 0, broken: 0, answered: 0 };
    expect(entries).toMatchObject([{ id: 'q', isRunning: false, tally: counted }]);
    expect(await results.list({ suite: 's' }, next ?? 0, 9)).toMatchObject({
      next: null,
      entries: [
        {
          id: 'r',
          person: 'Mara Lind',
          isRunning: true,
          tally: { ...counted, passed: 2, answered: 1 },
          suite: { id: 's' },
        },
      ],
    });
    const tally = { ...counted, failed: 3 };
    expect(await results.change('r', { tally, status: 'ended' }, 1)).toMatchObject({ kind: 'done' });
    expect(await results.change('r', { status: 'deleted' }, 1)).toMatchObject({
      kind: 'changed',
      entry: { version: 2 },
    });
    expect(await results.read('r')).toMatchObject({ tally, status: 'ended', head: { startedAt: 5 } });
  });

  it('say what they were run with, which is stored once, in no list, and within the limit', async () => {
    const { results } = await openRunning(2_000);
    const about = {
      variants: [{ name: 'Flow', tweaks: { 'Model-1': { tone: 'formal' } } }],
      components: { 'Model-1': { name: 'Model', type: 'LanguageModel', fields: {} } },
      notes: ['A column is not used.'],
    };
    await results.save('q', savedResult('s', { about }), null);
    await results.save('q', savedResult('s'), null);
    expect(JSON.parse((await results.about('q')) ?? '')).toEqual(about);
    expect(await results.about('none')).toBeNull();
    expect(JSON.stringify(await results.list({}, LAST, 9))).not.toContain('LanguageModel');
    const large = { ...about, notes: ['x'.repeat(2_000)] };
    expect(await results.save('large', savedResult('s', { about: large }), null)).toEqual({ kind: 'full' });
    expect(await results.read('large')).toBeNull();
  });

  it('never hold a secret that a page forgot to mask', async () => {
    const { suites, results, cells } = await openRunning(1e9, ['the-key-of-this-server']);
    const tweaks = { 'Model-1': { api_key: 'sk-canary-12345', temperature: 0.5 }, 'API Key': { tone: 'formal' } };
    const body = {
      draft: { tweaksText: JSON.stringify(tweaks) },
      variants: [{ tweaks }],
      password: 'canary-9',
      note: 'of the-key-of-this-server',
      components: [{ id: 'Model-1', displayName: 'API Key' }],
    };
    await suites.saveRows('m', 0, { columns: ['question', 'api_key'], rows: [['canary?', 'canary-1']] });
    await suites.save('m', savedSuite({ body, name: 'Bearer canary-2', rows: 1 }), null);
    await suites.change('s', { body }, null);
    const components = { 'Model-1': { name: 'API Key', type: 'LanguageModel', fields: {} } };
    const about = { variants: [{ name: 'Flow', tweaks }], components, notes: [body.note] };
    const head = resultHead({ output: body.note });
    await results.save('m', savedResult('m', { head, about }), null);
    await results.change('r', { head }, null);
    const cell = savedCell(0, 'You sent sk-canary-12345');
    const run = cell.run && { ...cell.run, request: { ...cell.run.request, tweaks } };
    await cells.save('r', { term: 1, cells: [{ ...cell, ...(run && { run }) }] });
    const [stored, ranWith] = [await results.read('m'), await results.about('m')];
    const read = [
      await suites.read('m'),
      await suites.read('s'),
      stored,
      ranWith,
      await results.read('r'),
      await cells.list('r', ALL),
    ];
    expect(JSON.stringify([read, await cells.run('r', '0.0.0')])).not.toMatch(/canary|the-key-of/);
    expect(JSON.parse((await suites.read('m'))?.body ?? '').draft.tweaksText).toContain('"tone":"formal"');
    expect(JSON.parse(ranWith ?? '').variants[0].tweaks['API Key']).toEqual({ tone: 'formal' });
    expect((await suites.rows('m', 0, 1))?.rows).toEqual([['canary?', '••••••••']]);
  });
});

import { expect, it } from 'vitest';
import { savedCell, savedResult, savedSuite } from '../../testing/sent-suites.ts';
import { describeOnBoth } from '../../testing/test-databases.ts';
import { openTestSuites } from '../../testing/test-suites.ts';
import { countAnswered } from './count-answered.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations.ts';

const ALL = { from: 0, to: 1_000_000, after: null, limit: 5_000, isBrief: true };

function cell(index: number, state: number, checks: string[], variant = 0) {
  const outcome = {
    state: 'passed',
    answer: '"checks":[] \u0000',
    checks: checks.map((one) => ({ state: one, why: '' })),
  };
  return savedCell(index, undefined, { variant, state, outcome });
}

describeOnBoth('results of earlier builds', (databases) => {
  it('count cells that no check looked at as answered, once', async () => {
    const { suites, results, cells, database } = await openTestSuites(await databases.create());
    await suites.save('s', savedSuite({ kind: 'tests' }), null);
    await suites.save('b', savedSuite(), null);
    const tally = { passed: 503, failed: 1, broken: 0 };
    await results.save('ended', savedResult('s', { tally }), null);
    await results.save('begun', savedResult('s'), null);
    await results.save('batch', savedResult('b'), null);
    const many = Array.from({ length: 499 }, (_, at) => cell(10 + at, 2, []));
    const known = [
      cell(0, 2, ['passed']),
      cell(1, 2, []),
      cell(1, 2, ['not checked'], 1),
      cell(2, 3, []),
      cell(3, 9, []),
    ];
    for (const id of ['ended', 'begun', 'batch']) {
      await cells.save(id, { term: 0, cells: known });
      await cells.save(id, { term: 0, cells: many });
    }
    const { queries } = database;
    const before = MIGRATIONS.indexOf(countAnswered);
    for (let count = 0; count < 2; count += 1) {
      await queries.updateTable('schema_version').set({ version: before }).execute();
      await migrate(database, MIGRATIONS.slice(0, before + 1));
      for (const id of ['ended', 'begun']) {
        const listed = await cells.list(id, ALL);
        expect(listed?.cells.slice(0, 6).map(({ state }) => state)).toEqual([2, 5, 5, 3, 9, 5]);
      }
      expect((await results.read('ended'))?.tally).toEqual({ passed: 2, answered: 501, failed: 1, broken: 0 });
      expect((await results.read('begun'))?.counts).toEqual({ 2: 1, 3: 1, 5: 501, 9: 1 });
      expect((await results.read('batch'))?.counts).toEqual({ 2: 502, 3: 1, 9: 1 });
    }
    await database.close();
  });
});

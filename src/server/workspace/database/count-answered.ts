/**
 * Earlier builds kept a cell of a suite that no check had looked at as passed; now it is answered, which a pass rate does not
 * count. The numbers are those of the page.
 */
import { sql } from 'kysely';
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import type { Queries } from './open-workspace-database.ts';

const KIND = 'tests';
const PASSED = 2;
const ANSWERED = 5;
/** Cells that are in memory at once. */
const STEP = 500;

/** Can be repeated. */
export async function countAnswered(queries: Queries): Promise<void> {
  const results = await queries
    .selectFrom('results')
    .innerJoin('suites', 'suites.number', 'results.suite')
    .select(['results.number', 'results.tally'])
    .where('suites.kind', '=', KIND)
    .execute();
  for (const { number, tally } of results) {
    const changed = await changeCells(queries, number);
    const counts = tally === null ? null : parse(tally);
    if (changed === 0 || counts === null) continue;
    const { passed, answered } = counts;
    const next = { ...counts, passed: countOf(passed) - changed, answered: countOf(answered) + changed };
    await queries
      .updateTable('results')
      .set({ tally: JSON.stringify(next) })
      .where('number', '=', number)
      .execute();
  }
}

/** Resolves with how many cells of the result were changed. */
async function changeCells(queries: Queries, result: number): Promise<number> {
  let changed = 0;
  let last = [-1, 0, 0];
  for (;;) {
    const cells = await queries
      .selectFrom('cells')
      .select(['case_index', 'variant_index', 'repeat_index', 'outcome'])
      .where('result', '=', result)
      .where('state', '=', PASSED)
      .where(sql<boolean>`(case_index, variant_index, repeat_index) > (${sql.join(last)})`)
      .where(({ eb, or }) => or([eb('outcome', 'like', '%"checks":[]%'), eb('outcome', 'like', '%"not checked"%')]))
      .orderBy('case_index')
      .orderBy('variant_index')
      .orderBy('repeat_index')
      .limit(STEP)
      .execute();
    for (const { case_index, variant_index, repeat_index, outcome } of cells) {
      last = [case_index, variant_index, repeat_index];
      if (!isUnchecked(outcome)) continue;
      changed += 1;
      await queries
        .updateTable('cells')
        .set({ state: ANSWERED })
        .where(({ and }) => and({ result, case_index, variant_index, repeat_index }))
        .execute();
    }
    if (cells.length < STEP) return changed;
  }
}

function isUnchecked(outcome: string): boolean {
  const checks = parse(outcome)?.checks;
  return Array.isArray(checks) && checks.every((check) => isJsonObject(check) && check.state === 'not checked');
}

function countOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function parse(text: string): JsonObject | null {
  const value: unknown = JSON.parse(text);
  return isJsonObject(value) ? value : null;
}

/** The cells of results, and their whole runs. Every function rejects with a PortError when the database cannot be used. */
import { type RawBuilder, sql } from 'kysely';
import { type Cell, cellSchema } from '#contract/workspace/result.ts';
import { toBytes } from '../database/open-workspace-database.ts';
import { reported } from '../database/reported.ts';
import { withinBytes } from '../database/within-bytes.ts';
import type { CellRow, CellRowKey } from '../database/workspace-tables.ts';
import { packBody, unpackBody } from '../runs/stored-run-rows.ts';
import { findResult } from './result-store.ts';
import type { SaveCells } from './save-cells.ts';
import { type StoreContext, usedBytes } from './suite-rows.ts';

/** Rows that are written by one statement: SQLite takes 32,766 values at once. */
const STEP = 100;
/** Bytes of outcomes in one page of a list, unless the first alone has more. */
const PAGE_BYTES = 4 * 1024 * 1024;
/** The part of the limit that whole runs may fill, so that outcomes still have room. */
const FOR_RUNS = 1 / 2;

export type SaveCellsOutcome =
  /** `ahead`: a term that has not begun. */
  { kind: 'missing' } | { kind: 'full' } | { kind: 'ahead' } | { kind: 'saved'; isHeld: boolean; withoutRun: number };

export interface CellPage {
  /** Case indexes, from the first up to the second, exclusive. */
  from: number;
  to: number;
  /** Only after this cell. */
  after: string | null;
  limit: number;
  /** True for cells without outcomes. */
  isBrief: boolean;
}

export interface CellStore {
  /**
   * Stores cells, all or none. A stored cell stays, unless it is from an earlier term, or is open and the new one is not, or the
   * reverse: so a repeat and a late save of another page change nothing.
   */
  save(result: string, save: SaveCells, sender?: AbortSignal): Promise<SaveCellsOutcome>;
  /** In the order of cases, variants and repeats. Null if there is no such result. */
  list(result: string, page: CellPage): Promise<{ cells: Cell[]; next: string | null } | null>;
  /** The record of a cell's run as JSON text; null if none is kept. `key` as `5.0.0`. */
  run(result: string, key: string): Promise<string | null>;
}

/** `isLeft`: there was no room for its run. */
interface GivenCell {
  row: CellRow;
  body: Uint8Array | null;
  isLeft: boolean;
}

export function createCellStore({ queries, limits, keep, now, readRows }: StoreContext): CellStore {
  async function prepare(
    result: number,
    { term, cells }: SaveCells,
    { free, sender }: { free: { all: number; runs: number }; sender: AbortSignal | undefined },
  ): Promise<GivenCell[] | null> {
    const given = new Map<string, GivenCell>();
    let left = free;
    const stored = await keep(
      'cells',
      cells.map(({ outcome, run }) => ({ outcome, run })),
      sender,
    );
    for (const [index, { case: caseIndex, variant, repeat, state, ms }] of cells.entries()) {
      const { outcome, run } = stored[index] ?? { outcome: 'null', run: null };
      const bytes = Buffer.byteLength(outcome);
      const packed = run && (await packBody(run));
      const body = packed !== null && packed.byteLength + bytes <= left.runs ? packed : null;
      const size = bytes + (body?.byteLength ?? 0);
      if (size > left.all) return null;
      left = { all: left.all - size, runs: left.runs - size };
      const key = { result, case_index: caseIndex, variant_index: variant, repeat_index: repeat };
      const row = { ...key, term, state, ms, outcome, bytes, run_bytes: body?.byteLength ?? 0 };
      given.set(keyText(row), { row, body, isLeft: packed !== body });
    }
    return [...given.values()];
  }

  return reported<CellStore>({
    async save(id, save, sender) {
      const found = await findResult(queries, id);
      if (!found) return { kind: 'missing' };
      const { number } = found.row;
      if (save.term > found.row.term) return { kind: 'ahead' };
      const used = await usedBytes(queries);
      const free = { all: limits.bytes - used, runs: limits.bytes * FOR_RUNS - used };
      const given = await prepare(number, save, { free, sender });
      if (given === null) return { kind: 'full' };
      return queries.transaction().execute(async (transaction) => {
        // First, so that others that save cells of this result wait.
        const { term, holder } = await transaction
          .updateTable('results')
          .set({ saved_at: now() })
          .where('number', '=', number)
          .returning(['term', 'holder'])
          .executeTakeFirstOrThrow();
        const isHeld = save.holder !== undefined && holder === save.holder && term === save.term;
        const there = await transaction
          .selectFrom('cells')
          .select(['result', 'case_index', 'variant_index', 'repeat_index', 'term', 'state', 'bytes', 'run_bytes'])
          .where('result', '=', number)
          .where(
            'case_index',
            'in',
            given.map(({ row }) => row.case_index),
          )
          .execute();
        const known = new Map(there.map((cell) => [keyText(cell), cell]));
        const taken = given.filter(({ row }) => {
          const before = known.get(keyText(row));
          if (!before || row.term > before.term) return true;
          return row.term === before.term && (row.state === 0) !== (before.state === 0);
        });
        const replaced = taken.flatMap(({ row }) => known.get(keyText(row)) ?? []);
        for (const cell of replaced)
          for (const table of ['cell_runs', 'cells'] as const)
            await transaction
              .deleteFrom(table)
              .where(({ and }) => and(keyOf(cell)))
              .execute();
        for (let from = 0; from < taken.length; from += STEP) {
          const step = taken.slice(from, from + STEP);
          await transaction
            .insertInto('cells')
            .values(step.map(({ row }) => row))
            .execute();
          const runs = step.flatMap(({ row, body }) =>
            body === null ? [] : [{ ...keyOf(row), term: row.term, body }],
          );
          if (runs.length > 0) await transaction.insertInto('cell_runs').values(runs).execute();
        }
        const sizeOf = (cells: readonly Pick<CellRow, 'bytes' | 'run_bytes'>[]) =>
          cells.reduce((sum, cell) => sum + cell.bytes + cell.run_bytes, 0);
        await transaction
          .updateTable('results')
          .set({
            bytes: sql<number>`bytes + ${sql.lit(sizeOf(taken.map(({ row }) => row)) - sizeOf(replaced))}`,
            ...(isHeld && { beat_at: now() }),
          })
          .where('number', '=', number)
          .execute();
        return { kind: 'saved', isHeld, withoutRun: taken.filter(({ isLeft }) => isLeft).length };
      });
    },
    async list(id, { from, to, after, limit, isBrief }) {
      const found = await findResult(queries, id);
      if (!found) return null;
      let query = queries
        .selectFrom('cells')
        .select(['result', 'case_index', 'variant_index', 'repeat_index', 'state', 'ms', 'bytes', 'run_bytes'])
        .where('result', '=', found.row.number)
        .where('case_index', '>=', from)
        .where('case_index', '<', to);
      if (after !== null) {
        query = query.where(inOrder('>', after.split('.').map(Number)));
      }
      const rows = await query
        .orderBy('case_index')
        .orderBy('variant_index')
        .orderBy('repeat_index')
        .limit(limit + 1)
        .execute();
      const page = withinBytes(rows.slice(0, limit), ({ bytes }) => (isBrief ? 0 : bytes), PAGE_BYTES);
      const [first] = page;
      const last = page.at(-1);
      const outcomes = new Map<string, string>();
      if (!isBrief && first && last) {
        const texts = await queries
          .selectFrom('cells')
          .select(['result', 'case_index', 'variant_index', 'repeat_index', 'outcome'])
          .where('result', '=', found.row.number)
          .where(inOrder('>=', indexesOf(first)))
          .where(inOrder('<=', indexesOf(last)))
          .execute();
        for (const row of texts) outcomes.set(keyText(row), row.outcome);
      }
      const read = page.map((row) => ({ ...row, number: row.result }));
      const cells = await readRows('cells', read, (row): Cell => {
        const { state, ms } = row;
        const key = { case: row.case_index, variant: row.variant_index, repeat: row.repeat_index };
        const outcome = isBrief ? {} : { outcome: JSON.parse(outcomes.get(keyText(row)) ?? 'null') };
        return cellSchema.parse({ ...key, state, ms, hasRun: row.run_bytes > 0, ...outcome });
      });
      return { cells, next: page.length < rows.length && last ? keyText(last) : null };
    },
    async run(id, key) {
      const found = await findResult(queries, id);
      if (!found) return null;
      const [case_index = 0, variant_index = 0, repeat_index = 0] = key.split('.').map(Number);
      const stored = await queries
        .selectFrom('cell_runs')
        .select('body')
        .where(({ and }) => and({ result: found.row.number, case_index, variant_index, repeat_index }))
        .executeTakeFirst();
      return stored ? unpackBody(toBytes(stored.body)) : null;
    },
  });
}

function keyOf({ result, case_index, variant_index, repeat_index }: CellRowKey): CellRowKey {
  return { result, case_index, variant_index, repeat_index };
}

type CellIndexes = Pick<CellRowKey, 'case_index' | 'variant_index' | 'repeat_index'>;

function indexesOf({ case_index, variant_index, repeat_index }: CellIndexes): number[] {
  return [case_index, variant_index, repeat_index];
}

function keyText(cell: CellIndexes): string {
  return indexesOf(cell).join('.');
}

/** Compares cells with a position in the order of a result. */
function inOrder(operator: '>' | '>=' | '<=', indexes: readonly number[]): RawBuilder<boolean> {
  return sql`(case_index, variant_index, repeat_index) ${sql.raw(operator)} (${sql.join(indexes)})`;
}

/** Reads the rows of a list, of which one may be damaged: the others are shown all the same. */
import { z } from 'zod';

export interface DamagedRow {
  table: string;
  /** For a cell, that of its result. */
  number: number;
  problem: string;
}

/** Leaves out rows that `read` cannot read, and reports each of them once. */
export type ReadRows = <Row extends { number: number }, Entry>(
  table: string,
  rows: readonly Row[],
  read: (row: Row) => Entry | Promise<Entry>,
) => Promise<Entry[]>;

export function createRowReader(report: (damaged: DamagedRow) => void = () => undefined): ReadRows {
  const reported = new Set<string>();
  return async (table, rows, read) => {
    const entries = [];
    for (const row of rows) {
      try {
        entries.push(await read(row));
      } catch (error) {
        const problem = damageOf(error);
        if (problem === null) throw error;
        const key = `${table} ${row.number}`;
        if (!reported.has(key)) report({ table, number: row.number, problem });
        reported.add(key);
      }
    }
    return entries;
  };
}

/** What is wrong with a row, by what reading it threw; null for any other error. */
export function damageOf(error: unknown): string | null {
  if (error instanceof SyntaxError) return error.message;
  if (!(error instanceof z.core.$ZodError)) return null;
  const [issue] = error.issues;
  return issue ? [...issue.path.map(String), issue.message].join(': ') : error.message;
}

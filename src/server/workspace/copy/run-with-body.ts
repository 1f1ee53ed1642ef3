/** A run with all of its rows, as it is moved from one database to another or into a file. */
import { type Queries, toBytes } from '../database/open-workspace-database.ts';
import { withinBytes } from '../database/within-bytes.ts';
import type { RunRow } from '../database/workspace-tables.ts';

export interface RunWithBody {
  row: RunRow;
  body: Uint8Array;
  label: string;
  text: string;
}

/** Runs, and bytes of their bodies, that are in memory at once. */
const MAX_ROWS = 50;
const MAX_BYTES = 16 * 1024 * 1024;

/** All runs with a number above `after`, in order, some at a time. */
export async function* readRunsWithBody(queries: Queries, after = 0): AsyncGenerator<RunWithBody[], void, void> {
  for (let last = after; ; ) {
    const next = queries.selectFrom('runs').selectAll().where('number', '>', last).orderBy('number');
    const rows = withinBytes(await next.limit(MAX_ROWS).execute(), ({ bytes }) => bytes, MAX_BYTES);
    if (rows.length === 0) return;
    const numbers = rows.map(({ number }) => number);
    const [bodies, texts] = await Promise.all([
      queries.selectFrom('run_bodies').selectAll().where('number', 'in', numbers).execute(),
      queries.selectFrom('run_texts').selectAll().where('number', 'in', numbers).execute(),
    ]);
    const bodyOf = new Map(bodies.map(({ number, body }) => [number, toBytes(body)]));
    const textOf = new Map(texts.map((one) => [one.number, one]));
    yield rows.flatMap((row) => {
      const body = bodyOf.get(row.number);
      // It was deleted a moment ago.
      if (!body) return [];
      return [{ row, body, label: textOf.get(row.number)?.label ?? '', text: textOf.get(row.number)?.text ?? '' }];
    });
    last = numbers.at(-1) ?? last;
  }
}

/** The tables of suites, results, votes, demos and conversations, as they are moved from one database to another or into a file: page by page, in the order of their keys. */
import { PostgresAdapter, type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { errorMessage } from '#contract/error-message.ts';
import { cellOutcomeSchema } from '#contract/workspace/cell-outcome.ts';
import { resultAboutSchema, resultHeadSchema, resultTallySchema } from '#contract/workspace/result-head.ts';
import { demoAnswerRowSchema, demoQuestionRowSchema, demoRowSchema } from '../database/demo-tables.ts';
import { messageRowSchema } from '../database/message-table.ts';
import { type Queries, toBytes } from '../database/open-workspace-database.ts';
import { damageOf } from '../database/row-reader.ts';
import { withinBytes } from '../database/within-bytes.ts';
import {
  ballotRowSchema,
  CELL_KEY,
  cellRowSchema,
  cellRunRowSchema,
  resultRowSchema,
  suiteRowSchema,
  suiteRowsRowSchema,
  votePairRowSchema,
  voteReaderRowSchema,
  voteRowSchema,
} from '../database/workspace-tables.ts';
import { toDemoAnswer, toStoredDemo } from '../demos/demo-rows.ts';
import { readMessageBody, readName } from '../messages/message-rows.ts';
import { parseObject } from '../suites/suite-rows.ts';
import { toBallot, toPair, toVoteEntry } from '../votes/vote-rows.ts';

type Value = string | number | null | Uint8Array;
export type TableRow = Record<string, Value>;

interface CopiedTable {
  /** Numbers; a text is the first. */
  key: readonly string[];
  hasTextKey?: boolean;
  /** Columns of which one differs if the row does. */
  stamp: readonly string[];
  /** The column that may be large. */
  bulk: string;
  /** Schema of a row in a file; bytes are in base64. */
  schema: z.ZodType<Record<string, string | number | null>>;
}

export const COPIED_TABLES = {
  suites: {
    key: ['number'],
    stamp: ['id', 'version', 'digest', 'deleted_at'],
    bulk: 'body',
    schema: readable(suiteRowSchema, ({ body }) => parseObject(body)),
  },
  suite_rows: {
    key: ['suite_id', 'first'],
    hasTextKey: true,
    stamp: ['saved_at', 'bytes'],
    bulk: 'rows',
    schema: suiteRowsRowSchema.extend({ rows: z.base64() }),
  },
  results: {
    key: ['number'],
    stamp: ['id', 'version', 'bytes', 'saved_at', 'term', 'holder'],
    bulk: 'about',
    schema: readable(resultRowSchema, ({ head, tally, about }) => {
      resultHeadSchema.parse(JSON.parse(head));
      if (tally !== null) resultTallySchema.parse(JSON.parse(tally));
      resultAboutSchema.parse(JSON.parse(about));
    }),
  },
  cells: {
    key: CELL_KEY,
    stamp: ['term', 'state', 'bytes', 'run_bytes'],
    bulk: 'outcome',
    schema: readable(cellRowSchema, ({ outcome }) => z.nullable(cellOutcomeSchema).parse(JSON.parse(outcome))),
  },
  cell_runs: { key: CELL_KEY, stamp: ['term'], bulk: 'body', schema: cellRunRowSchema.extend({ body: z.base64() }) },
  votes: {
    key: ['number'],
    stamp: ['id', 'digest', 'bytes', 'deleted_at'],
    bulk: 'head',
    schema: readable(voteRowSchema, (row) => toVoteEntry(row, 0)),
  },
  vote_pairs: { key: ['vote', 'pair'], stamp: ['body'], bulk: 'body', schema: readable(votePairRowSchema, toPair) },
  ballots: {
    key: ['person', 'vote', 'pair'],
    hasTextKey: true,
    stamp: ['saved_at', 'choice', 'note'],
    bulk: 'note',
    schema: readable(ballotRowSchema, toBallot),
  },
  vote_readers: {
    key: ['person', 'vote'],
    hasTextKey: true,
    stamp: ['seen_at'],
    bulk: 'person',
    schema: voteReaderRowSchema,
  },
  demos: {
    key: ['number'],
    stamp: ['name', 'version', 'visits', 'questions', 'answer_bytes', 'password_hash', 'vote_id'],
    bulk: 'settings',
    schema: readable(demoRowSchema, toStoredDemo),
  },
  demo_questions: {
    key: ['number'],
    stamp: ['demo', 'visitor', 'asked_at', 'beat_at'],
    bulk: 'visitor',
    schema: demoQuestionRowSchema,
  },
  demo_answers: {
    key: ['number'],
    stamp: ['demo', 'asked_at', 'bytes'],
    bulk: 'answer',
    schema: readable(demoAnswerRowSchema, toDemoAnswer),
  },
  messages: {
    key: ['number'],
    stamp: ['session', 'message', 'sent_at', 'bytes'],
    bulk: 'body',
    schema: readable(messageRowSchema, (row) => [readMessageBody(row), readName(row)]),
  },
} satisfies Record<string, CopiedTable>;

/** The schema of rows from which `read` makes what lists show: what it throws is a problem of the row. */
export function readable<Schema extends z.ZodType>(schema: Schema, read: (row: z.output<Schema>) => unknown): Schema {
  return schema.superRefine((row, context) => {
    try {
      read(row);
    } catch (error) {
      context.addIssue({ code: 'custom', message: damageOf(error) ?? errorMessage(error) });
    }
  });
}

export type TableName = keyof typeof COPIED_TABLES;
/** In the order in which they are copied. */
export const TABLE_NAMES = Object.keys(COPIED_TABLES) as TableName[];

export interface TablePage {
  table: TableName;
  rows: TableRow[];
}

/** Rows, and bytes of them, that are in memory at once. */
const MAX_ROWS = 200;
const MAX_BYTES = 16 * 1024 * 1024;

export async function* readTables(queries: Queries): AsyncGenerator<TablePage, void, void> {
  for (const table of TABLE_NAMES) {
    let after: Value[] | null = null;
    for (;;) {
      const rows = await nextRows(queries, table, after);
      if (rows.length === 0) break;
      yield { table, rows };
      after = rowKey(table, rows.at(-1) ?? {});
    }
  }
}

async function nextRows(queries: Queries, table: TableName, after: Value[] | null): Promise<TableRow[]> {
  const { key, bulk }: CopiedTable = COPIED_TABLES[table];
  const { rows: sizes } = await sql<TableRow & { size: number }>`
    select ${refs(key)}, length(${sql.ref(bulk)}) as size from ${sql.table(table)} where ${within(queries, table, after, null)}
    order by ${inOrder(queries, table)} limit ${sql.lit(MAX_ROWS)}`.execute(queries);
  const last = withinBytes(sizes, ({ size }) => Number(size), MAX_BYTES).at(-1);
  if (!last) return [];
  const { rows } = await sql<Record<string, Value | ArrayBuffer>>`
    select * from ${sql.table(table)} where ${within(queries, table, after, rowKey(table, last))} order by ${inOrder(queries, table)}`.execute(
    queries,
  );
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, value instanceof ArrayBuffer ? toBytes(value) : value]),
    ),
  );
}

/** Makes the target the same from the key `after` (null: from the start) up to the last row of the page. */
export async function writePage(queries: Queries, { table, rows }: TablePage, after: Value[] | null): Promise<void> {
  const { key, stamp }: CopiedTable = COPIED_TABLES[table];
  const stateOf = (row: TableRow) => JSON.stringify([...key, ...stamp].map((name) => row[name] ?? null));
  const { rows: there } = await sql<TableRow>`
    select ${refs([...key, ...stamp])} from ${sql.table(table)}
    where ${within(queries, table, after, rowKey(table, rows.at(-1) ?? {}))}`.execute(queries);
  const wanted = new Set(rows.map(stateOf));
  const present = new Set(there.map(stateOf));
  const missing = rows.filter((row) => !present.has(stateOf(row)));
  await queries.transaction().execute(async (transaction) => {
    for (const row of there.filter((one) => !wanted.has(stateOf(one))))
      await sql`delete from ${sql.table(table)} where (${refs(key)}) = (${values(rowKey(table, row))})`.execute(
        transaction,
      );
    for (const row of missing)
      await sql`insert into ${sql.table(table)} (${refs(Object.keys(row))}) values (${values(Object.values(row))})`.execute(
        transaction,
      );
  });
}

/** Deletes what comes after the key; null: everything. */
export async function removeAfter(queries: Queries, table: TableName, after: Value[] | null): Promise<void> {
  await sql`delete from ${sql.table(table)} where ${within(queries, table, after, null)}`.execute(queries);
}

export function rowKey(table: TableName, row: TableRow): Value[] {
  return COPIED_TABLES[table].key.map((name) => row[name] ?? null);
}

function within(queries: Queries, table: TableName, after: Value[] | null, last: Value[] | null): RawBuilder<boolean> {
  const key = inOrder(queries, table);
  const lower = after === null ? sql<boolean>`1 = 1` : sql<boolean>`(${key}) > (${values(after)})`;
  return last === null ? lower : sql<boolean>`${lower} and (${key}) <= (${values(last)})`;
}

/** The key as both databases order it: by bytes. PostgreSQL would order a text as its language does. */
function inOrder(queries: Queries, table: TableName): RawBuilder<unknown> {
  const { key, hasTextKey }: CopiedTable = COPIED_TABLES[table];
  const isPostgres = queries.getExecutor().adapter instanceof PostgresAdapter;
  if (!hasTextKey || !isPostgres) return refs(key);
  const [text = '', ...numbers] = key;
  return sql.join([sql`${sql.ref(text)} collate "C"`, ...numbers.map((name) => sql.ref(name))]);
}

function refs(names: readonly string[]): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql.ref(name)));
}

function values(all: readonly Value[]): RawBuilder<unknown> {
  return sql.join(all.map((value) => sql`${value}`));
}

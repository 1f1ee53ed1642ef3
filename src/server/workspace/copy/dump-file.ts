/** A workspace in one file: a line of JSON about it, one for each run in order, one for each row of suites, results, votes, demos and conversations, and one at the end. */
import { existsSync } from 'node:fs';
import { open, rename, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { errorMessage } from '#contract/error-message.ts';
import { isJsonObject, type JsonObject, tryParseJson } from '#contract/json.ts';
import { ConfigError } from '../../settings/config.ts';
import { FIRST_SCHEMA, MIGRATIONS } from '../database/migrations.ts';
import type { Queries } from '../database/open-workspace-database.ts';
import { damageOf } from '../database/row-reader.ts';
import { runRowSchema } from '../database/workspace-tables.ts';
import { toEntry, unpackBody } from '../runs/stored-run-rows.ts';
import {
  COPIED_TABLES,
  readable,
  readTables,
  TABLE_NAMES,
  type TableName,
  type TablePage,
  type TableRow,
} from './copied-tables.ts';
import { linesOf } from './dump-lines.ts';
import type { Progress } from './fill-workspace.ts';
import { type RunWithBody, readRunsWithBody } from './run-with-body.ts';
import { idOf, readWorkspaceFacts, type WorkspaceFacts } from './workspace-facts.ts';

const FORMAT = 'Tweakbench workspace';

const headSchema = z.object({
  format: z.literal(FORMAT),
  schema: z.int(),
  /** Absent in files of builds from before the release of 0.1.0. */
  firstSchema: z.string().optional(),
  settings: z.array(z.object({ name: z.string(), value: z.string() })),
  counters: z.array(z.object({ name: z.string(), value: z.int() })),
  runs: z.int(),
  suites: z.int(),
  votes: z.int(),
  demos: z.int(),
  messages: z.int(),
});
const rowSchema = z.strictObject({ table: z.enum(TABLE_NAMES), row: z.record(z.string(), z.unknown()) });
const runSchema = z.strictObject({
  row: readable(runRowSchema, toEntry),
  body: z.base64(),
  label: z.string(),
  text: z.string(),
});
const endSchema = z.strictObject({ end: z.int() });

/**
 * Writes `FILE.part`, which becomes the file when it is complete; an interrupted dump of the same workspace goes on where
 * it was in the runs, if nothing before that has changed. Returns what it has. Throws a ConfigError when the file
 * exists, or its folder does not.
 */
export async function writeDump(
  queries: Queries,
  path: string,
  progress: Progress = () => undefined,
): Promise<WorkspaceFacts> {
  if (existsSync(path)) throw new ConfigError(`${path} exists already. Choose another name`);
  if (!existsSync(dirname(path))) throw new ConfigError(`There is no folder ${dirname(path)}`);
  const part = `${path}.part`;
  const facts = await readWorkspaceFacts(queries);
  const begun = await findBegun(queries, part, facts);
  if (begun) await truncate(part, begun.bytes);
  const file = await open(part, begun ? 'a' : 'w', 0o600);
  try {
    if (!begun)
      await file.appendFile(line({ format: FORMAT, schema: MIGRATIONS.length, firstSchema: FIRST_SCHEMA, ...facts }));
    let count = begun?.runs ?? 0;
    for await (const runs of readRunsWithBody(queries, begun?.last)) {
      for (const { body, ...run } of runs)
        await file.appendFile(line({ ...run, body: Buffer.from(body).toString('base64') }));
      count += runs.length;
      progress(count, facts.runs);
    }
    const { runs } = await readWorkspaceFacts(queries);
    if (runs !== count)
      throw new ConfigError(`${part} has ${count} runs instead of ${runs}. Run the same command again`);
    for await (const { table, rows } of readTables(queries)) {
      for (const row of rows) await file.appendFile(line({ table, row: toJson(row) }));
      count += rows.length;
      progress(runs, runs);
    }
    await file.appendFile(line({ end: count }));
    await file.sync();
    await rename(part, path);
    return facts;
  } finally {
    await file.close();
  }
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

/** The complete lines of an interrupted dump; null when there is none, or it is not of this state. */
async function findBegun(
  queries: Queries,
  part: string,
  facts: WorkspaceFacts,
): Promise<{ bytes: number; runs: number; last: number } | null> {
  if (!existsSync(part)) return null;
  const states = await queries.selectFrom('runs').select(['number', 'version', 'digest']).orderBy('number').execute();
  const begun = { bytes: 0, runs: 0, last: 0 };
  for await (const text of linesOf(part)) {
    const value = tryParseJson(text);
    if (begun.bytes === 0) {
      const head = headSchema.safeParse(value);
      if (!head.success || !hasThisSchema(head.data) || idOf(head.data) !== idOf(facts)) return null;
    } else {
      const run = runSchema.safeParse(value);
      if (!run.success) break;
      const { row } = run.data;
      const state = states[begun.runs];
      if (state?.number !== row.number || state.version !== row.version || state.digest !== row.digest) return null;
      begun.runs += 1;
      begun.last = row.number;
    }
    begun.bytes += Buffer.byteLength(text) + 1;
  }
  return begun.bytes === 0 ? null : begun;
}

/** True if the file has the rows of this schema. */
function hasThisSchema({ schema, firstSchema }: z.infer<typeof headSchema>): boolean {
  return schema === MIGRATIONS.length && firstSchema === FIRST_SCHEMA;
}

export interface Dump {
  facts: WorkspaceFacts;
  /** Throws a ConfigError at a damaged line, and when the end is missing. */
  runs: AsyncIterable<RunWithBody[]>;
  /** To be read after the runs. */
  pages: AsyncIterable<TablePage>;
}

/** Throws a ConfigError when the file is not a dump that this version can read. */
export async function readDump(path: string): Promise<Dump> {
  if (!existsSync(path)) throw new ConfigError(`There is no file ${path}`);
  const lines = linesOf(path);
  const first = await lines.next();
  const head = headSchema.safeParse(tryParseJson(first.value ?? ''));
  if (!head.success) throw new ConfigError(`${path} is not a dump of a Tweakbench workspace`);
  const { schema, firstSchema, ...facts } = head.data;
  for (const list of ['settings', 'counters'] as const) {
    const names = facts[list].map(({ name }) => name);
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (twice !== undefined)
      throw new ConfigError(`Line 1 of ${path} is damaged (${list} has ${twice} twice). Use another copy of the file`);
  }
  if (firstSchema !== FIRST_SCHEMA)
    throw new ConfigError(
      `${path} was written by a build from before the release of 0.1.0, and this one has other tables. Nothing was restored`,
    );
  if (schema > MIGRATIONS.length)
    throw new ConfigError(`${path} has the schema ${schema}, but this Tweakbench reads ${MIGRATIONS.length}`);
  const entries = readLines(path, lines);
  let next: RunWithBody | TablePage | null = null;
  async function* runs(): AsyncGenerator<RunWithBody[], void, void> {
    for (;;) {
      next = (await entries.next()).value ?? null;
      if (next === null || 'table' in next) return;
      yield [next];
    }
  }
  async function* pages(): AsyncGenerator<TablePage, void, void> {
    for (; next !== null && 'table' in next; next = (await entries.next()).value ?? null) yield next;
  }
  return { facts, runs: runs(), pages: pages() };
}

async function* readLines(
  path: string,
  lines: AsyncGenerator<string, void, void>,
): AsyncGenerator<RunWithBody | TablePage, void, void> {
  let count = 0;
  for await (const text of lines) {
    const value = tryParseJson(text);
    if (endSchema.safeParse(value).data?.end === count) return;
    const entry = await readEntry(value);
    if (typeof entry === 'string')
      throw new ConfigError(`Line ${count + 2} of ${path} is damaged (${entry}). Use another copy of the file`);
    count += 1;
    yield entry;
  }
  throw new ConfigError(`${path} is not complete: it ends after ${count} entries`);
}

/** A returned text says what is wrong with the entry. */
async function readEntry(value: unknown): Promise<RunWithBody | TablePage | string> {
  if (!isJsonObject(value)) return 'it is no entry';
  if (value.table === undefined) {
    const run = runSchema.safeParse(value);
    if (!run.success) return `a run: ${damageOf(run.error)}`;
    const entry = { ...run.data, body: Buffer.from(run.data.body, 'base64') };
    const problem = await bodyProblem(entry.body, (body) => body.id === entry.row.id);
    return problem === null ? entry : `run ${entry.row.number}: ${problem}`;
  }
  const read = rowSchema.safeParse(value);
  if (!read.success) return damageOf(read.error) ?? 'it is no entry';
  const { table } = read.data;
  const row = COPIED_TABLES[table].schema.safeParse(read.data.row);
  if (!row.success) return `a row of ${table}: ${damageOf(row.error)}`;
  const found = fromJson(table, row.data);
  const packed = found[COPIED_TABLES[table].bulk];
  const problem = packed instanceof Uint8Array ? await bodyProblem(packed) : null;
  return problem === null ? { table, rows: [found] } : `a row of ${table}: ${problem}`;
}

async function bodyProblem(
  body: Uint8Array,
  isRight: (value: JsonObject) => boolean = () => true,
): Promise<string | null> {
  try {
    const value = tryParseJson(await unpackBody(body));
    return isJsonObject(value) && isRight(value) ? null : 'its body is of something else';
  } catch (error) {
    return errorMessage(error);
  }
}

function toJson(row: TableRow): unknown {
  const json = (value: TableRow[string]) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, json(value ?? null)]));
}

function fromJson(table: TableName, row: TableRow): TableRow {
  const { bulk } = COPIED_TABLES[table];
  const isBytes = table === 'suite_rows' || table === 'cell_runs';
  return isBytes ? { ...row, [bulk]: Buffer.from(String(row[bulk]), 'base64') } : row;
}

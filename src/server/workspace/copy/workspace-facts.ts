/** What identifies a workspace, and how much it has: to tell whether a copy may begin, go on, and is complete. */
import { ConfigError } from '../../settings/config.ts';
import type { Queries, WorkspaceDatabase } from '../database/open-workspace-database.ts';
import type { WorkspaceTables } from '../database/workspace-tables.ts';
import type { TableName } from './copied-tables.ts';

export interface WorkspaceFacts {
  settings: WorkspaceTables['settings'][];
  counters: WorkspaceTables['counters'][];
  runs: number;
  suites: number;
  votes: number;
}

/** As in the sentences of commands: `130 runs and 2 batches`. */
export function amountWords({ runs, suites, votes }: Pick<WorkspaceFacts, 'runs' | 'suites' | 'votes'>): string {
  const batches = `${suites} ${suites === 1 ? 'batch' : 'batches'}`;
  if (votes === 0) return `${runs} runs and ${batches}`;
  return `${runs} runs, ${batches} and ${votes} ${votes === 1 ? 'vote' : 'votes'}`;
}

export async function readFacts(queries: Queries): Promise<WorkspaceFacts> {
  const [settings, counters, runs, suites, votes] = await Promise.all([
    queries.selectFrom('settings').selectAll().orderBy('name').execute(),
    queries.selectFrom('counters').selectAll().orderBy('name').execute(),
    countRows(queries, 'runs'),
    countRows(queries, 'suites'),
    countRows(queries, 'votes'),
  ]);
  return { settings, counters, runs, suites, votes };
}

/** The id that the first server gave it; undefined for a database that none has used. */
export function idOf({ settings }: Pick<WorkspaceFacts, 'settings'>): string | undefined {
  return settings.find(({ name }) => name === 'id')?.value;
}

export async function countRows(
  queries: Queries,
  table: 'runs' | 'run_bodies' | 'run_texts' | TableName,
): Promise<number> {
  const { count } = await queries
    .selectFrom(table)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Throws a ConfigError when the target holds another workspace, or the same one with runs of its own is not meant. */
export function checkTarget({ name }: WorkspaceDatabase, target: WorkspaceFacts, source: WorkspaceFacts): void {
  if (target.runs + target.suites + target.votes === 0 || idOf(target) === idOf(source)) return;
  throw new ConfigError(
    `${name} already holds another workspace, with ${amountWords(target)}. Nothing was written. Choose an empty database`,
  );
}

/** What identifies a workspace, and how much it has: to tell whether a copy may begin, go on, and is complete. */

import { ConfigError } from '../../settings/config.ts';
import { countFound } from '../database/count-found.ts';
import type { Queries, WorkspaceDatabase } from '../database/open-workspace-database.ts';
import type { WorkspaceTables } from '../database/workspace-tables.ts';
import type { TableName } from './copied-tables.ts';

export interface WorkspaceFacts {
  settings: WorkspaceTables['settings'][];
  counters: WorkspaceTables['counters'][];
  runs: number;
  suites: number;
  votes: number;
  demos: number;
  messages: number;
}

/** Amounts for the sentences of commands: `130 runs and 2 suites`, with votes, demos and messages if there are any. */
export function describeAmounts({
  runs,
  suites,
  votes,
  demos,
  messages,
}: Omit<WorkspaceFacts, 'settings' | 'counters'>): string {
  const parts = [
    amount(runs, 'run'),
    amount(suites, 'suite'),
    ...(votes > 0 ? [amount(votes, 'vote')] : []),
    ...(demos > 0 ? [amount(demos, 'demo')] : []),
    ...(messages > 0 ? [amount(messages, 'message')] : []),
  ];
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

const amount = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

export async function readWorkspaceFacts(queries: Queries): Promise<WorkspaceFacts> {
  const [settings, counters, runs, suites, votes, demos, messages] = await Promise.all([
    queries.selectFrom('settings').selectAll().orderBy('name').execute(),
    queries.selectFrom('counters').selectAll().orderBy('name').execute(),
    countTableRows(queries, 'runs'),
    countTableRows(queries, 'suites'),
    countTableRows(queries, 'votes'),
    countTableRows(queries, 'demos'),
    countTableRows(queries, 'messages'),
  ]);
  return { settings, counters, runs, suites, votes, demos, messages };
}

/** The id that the first server gave it; undefined for a database that none has used. */
export function idOf({ settings }: Pick<WorkspaceFacts, 'settings'>): string | undefined {
  return settings.find(({ name }) => name === 'id')?.value;
}

export function countTableRows(
  queries: Queries,
  table: 'runs' | 'run_bodies' | 'run_texts' | TableName,
): Promise<number> {
  return countFound(queries.selectFrom(table));
}

/** Throws a ConfigError when the target holds another workspace. */
export function checkTarget({ name }: WorkspaceDatabase, target: WorkspaceFacts, source: WorkspaceFacts): void {
  const stored = target.runs + target.suites + target.votes + target.demos + target.messages;
  if (stored === 0 || idOf(target) === idOf(source)) return;
  throw new ConfigError(
    `${name} already holds another workspace, with ${describeAmounts(target)}. Nothing was written. Choose an empty database`,
  );
}

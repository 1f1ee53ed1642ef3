/** Rows of suites and results to entries, and what their stores share. */

import { sql } from 'kysely';
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import type { ResultEntry } from '#contract/workspace/result.ts';
import { type ResultTally, resultHeadSchema, resultTallySchema } from '#contract/workspace/result-head.ts';
import { LEASE_MS } from '#contract/workspace/run-entry.ts';
import type { SuiteEntry } from '#contract/workspace/suite-entry.ts';
import type { Keeper } from '../../masking/create-keeper.ts';
import type { Queries } from '../database/open-workspace-database.ts';
import type { ReadRows } from '../database/row-reader.ts';
import type { SavedResult, ShortResultRow, SuiteRow } from '../database/workspace-tables.ts';

export interface StoreContext {
  queries: Queries;
  /** `bytes` of all suites, results and votes together; whole runs of cells fill at most half of it. */
  limits: { bytes: number };
  /** Secrets of this server, which nothing may keep. */
  secrets: readonly string[];
  /** Masks these secrets and others. */
  keep: Keeper;
  /** Epoch ms. */
  now: () => number;
  readRows: ReadRows;
}

export function toSuiteEntry(row: Omit<SuiteRow, 'body'>): SuiteEntry {
  const { id, number, kind, address, name, person, rows, version } = row;
  const flow = { id: row.flow_id, name: row.flow_name };
  return { id, number, kind, flow, address, name, person, rows, savedAt: row.saved_at, version };
}

/** `counted`: how many of its cells are in each state, while there is no tally. Throws when the row is damaged. */
export function toResultEntry(row: ShortResultRow, suite: SuiteRow, counted: ResultTally, now: number): ResultEntry {
  const { id, person, status, term, version } = row;
  return {
    id,
    number: row.ordinal,
    suite: toSuiteEntry(suite),
    person,
    status,
    head: resultHeadSchema.parse(JSON.parse(row.head)),
    tally: row.tally === null ? counted : resultTallySchema.parse(JSON.parse(row.tally)),
    isRunning: holderOf(row, now) !== null,
    term,
    savedAt: row.saved_at,
    version,
  };
}

export function parseObject(json: string): JsonObject {
  const value: unknown = JSON.parse(json);
  return isJsonObject(value) ? value : {};
}

/** Bytes of suites, results and votes, without what was deleted. */
export async function usedBytes(queries: Queries): Promise<number> {
  const { rows } = await sql<{ bytes: number | string | null }>`
    select sum(bytes) as bytes from (
      select bytes from suites where deleted_at is null
      union all select results.bytes from results join suites on suites.number = results.suite where deleted_at is null
      union all select bytes from votes where deleted_at is null
    ) as stored`.execute(queries);
  return Number(rows[0]?.bytes ?? 0);
}

/** The page that runs the result at `now` (epoch ms); null if none does, or it is dead. The clock may have jumped in either direction. */
export function holderOf(
  { holder, beat_at: beatAt }: Pick<SavedResult, 'holder' | 'beat_at'>,
  now: number,
): string | null {
  return beatAt !== null && Math.abs(now - beatAt) < LEASE_MS ? holder : null;
}

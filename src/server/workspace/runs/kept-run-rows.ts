/** Rows of the database to entries and back. */
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { KeptRun } from '#contract/workspace/kept-run.ts';
import { type RunEntry, runEntrySchema } from '#contract/workspace/run-entry.ts';
import type { RunRow } from '../database/workspace-tables.ts';

const compress = promisify(gzip);
const expand = promisify(gunzip);
/** Twice as fast as the default, and a few per cent larger. */
const LEVEL = 3;

/** Control characters, which no list can show and PostgreSQL refuses, become spaces. */
export function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

/** The part of the entry that is only shown, as JSON. */
export function summaryOf(run: KeptRun, change: string): string {
  const error = run.error ?? run.inputs.find((input) => input.error)?.error;
  return JSON.stringify({
    status: run.status,
    flow: { id: run.flow.id, name: oneLine(run.flow.name) },
    place: { server: oneLine(run.server), ...(run.address !== undefined && { address: run.address }) },
    durationMs: run.durationMs,
    change: oneLine(change),
    errorKind: error?.kind ?? null,
    inputs: run.inputs.length,
    ...(run.matrix && { isMatrix: true }),
    ...(run.madeIn && { madeIn: run.madeIn }),
  });
}

export function toEntry(row: RunRow): RunEntry {
  return runEntrySchema.parse({
    ...JSON.parse(row.summary),
    id: row.id,
    number: row.number,
    person: row.person,
    name: row.name,
    note: row.note,
    isPinned: row.is_pinned === 1,
    startedAt: row.started_at,
    savedAt: row.saved_at,
    bytes: row.bytes,
    version: row.version,
  });
}

export async function packBody(text: string): Promise<Uint8Array> {
  return compress(text, { level: LEVEL });
}

/** The record's JSON. */
export async function unpackBody(body: Uint8Array): Promise<string> {
  return (await expand(body)).toString('utf8');
}

/** Rows of the database to entries and back. */
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { KeptRun } from '#contract/workspace/kept-run.ts';
import { type RunEntry, runEntrySchema } from '#contract/workspace/run-entry.ts';
import type { RunRow } from '../database/workspace-tables.ts';

const compress = promisify(brotliCompress);
const expand = promisify(brotliDecompress);
/** This quality takes a fifth of the time of gzip, for the same size. */
const QUALITY = { [constants.BROTLI_PARAM_QUALITY]: 1 };
/** Bytes of output that are allocated together, at most. */
const CHUNK = 256 * 1024;

/** Control characters, which no list can show and PostgreSQL refuses, become spaces. */
export function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

/** PostgreSQL refuses this character in a text. */
export function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '');
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

/** `json` is the record's JSON as UTF-8. */
export function packBody(json: Uint8Array): Promise<Uint8Array> {
  return compress(json, { params: QUALITY, chunkSize: Math.min(CHUNK, Math.max(1024, json.byteLength)) });
}

/** The record's JSON. */
export async function unpackBody(body: Uint8Array): Promise<string> {
  return (await expand(body)).toString('utf8');
}

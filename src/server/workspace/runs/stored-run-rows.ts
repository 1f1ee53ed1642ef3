/** Rows of the database to entries and back. */
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import { type RunEntry, runEntrySchema } from '#contract/workspace/run-entry.ts';
import { STORED_RUN_BYTES } from '#contract/workspace/stored-run-limits.ts';
import type { RunRow } from '../database/workspace-tables.ts';

const compress = promisify(brotliCompress);
const expand = promisify(brotliDecompress);
/** This quality takes a fifth of the time of gzip, for the same size. */
const QUALITY = { [constants.BROTLI_PARAM_QUALITY]: 1 };
/** Bytes of output that are allocated together, at most. */
const CHUNK = 256 * 1024;
/** Bytes of the JSON of a body: what was sent may have become longer when it was written anew. */
const UNPACKED = 2 * STORED_RUN_BYTES;

/** `isHeld`: a page has the run. */
export function toEntry(row: RunRow, isHeld = false): RunEntry {
  return runEntrySchema.parse({
    ...JSON.parse(row.summary),
    ...(isHeld && { isHeld }),
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

/** The record's JSON. Throws a SyntaxError if it is none that was packed here. */
export async function unpackBody(body: Uint8Array): Promise<string> {
  try {
    return (await expand(body, { maxOutputLength: UNPACKED })).toString('utf8');
  } catch (error) {
    throw new SyntaxError('its body cannot be unpacked', { cause: error });
  }
}

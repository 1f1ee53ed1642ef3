/** Unpacks a zip without trusting its headers: it stops as soon as the output is too large. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import { errorMessage } from '#contract/error-message.ts';

/** Packed bytes per step; each can unpack to a thousand. */
const STEP = 1024;

export interface ZipEntry {
  /** Path inside the zip. */
  name: string;
  content: Uint8Array;
}

export interface ZipLimits {
  entries: number;
  /** Bytes of all unpacked content together. */
  bytes: number;
}

export interface ZipOptions {
  wants(name: string): boolean;
  limits: ZipLimits;
  /** Called with the bytes about to be kept; an exception ends the unpacking. */
  hold(bytes: number): void;
}

/** The entries that `wants` accepts, in order. Yields to the event loop. Rejects with an Error with a sentence for users. */
export async function unpackZip(bytes: Uint8Array, { wants, limits, hold }: ZipOptions): Promise<ZipEntry[]> {
  const found: { name: string; chunks: Uint8Array[] }[] = [];
  let entries = 0;
  let size = 0;
  let heldSize = 0;
  let failure: Error | null = null;
  const unzip = new Unzip((file) => {
    entries += 1;
    if (!wants(file.name)) return;
    const entry = { name: file.name, chunks: [] as Uint8Array[], isWhole: false };
    found.push(entry);
    file.ondata = (error, chunk) => {
      if (error) failure = broken(error);
      size += chunk?.byteLength ?? 0;
      if (chunk && size <= limits.bytes) entry.chunks.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  for (let start = 0; start < bytes.byteLength; start += STEP) {
    await nextTurn();
    try {
      unzip.push(bytes.subarray(start, start + STEP), start + STEP >= bytes.byteLength);
    } catch (error) {
      failure = broken(error);
    }
    if (failure) throw failure;
    hold(size - heldSize);
    heldSize = size;
    if (entries > limits.entries) throw new Error(`The zip contains more than ${limits.entries} files`);
    if (size > limits.bytes) throw new Error(`The zip unpacks to more than ${limits.bytes / 1024 / 1024} MB`);
  }
  return found.map(({ name, chunks }) => ({ name, content: Buffer.concat(chunks) }));
}

function broken(error: unknown): Error {
  const reason = errorMessage(error);
  return new Error(`The zip cannot be read: ${reason}`, { cause: error });
}

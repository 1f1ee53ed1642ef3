/** Reads a text file that somebody named. */
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { errorMessage } from '#contract/error-message.ts';
import { decodeText } from '#tests/suite/rows/decode-text.ts';
import type { CommandPorts } from './command-ports.ts';
import { CommandError, EXIT, usageError } from './exit-codes.ts';

/** Bytes of a file, of results too: what is read of it takes ten times as much memory. */
const LONGEST = 60_000_000;
const TOO_LONG = `it has more than ${LONGEST / 1e6} MB, which is the limit`;

/**
 * Reads a file in any encoding that spreadsheets write. `name` is as it was typed. Where `within` is given, the file must
 * be in that folder or below it, also where links lead. Throws a CommandError that names the file.
 */
export async function readNamedFile(
  { folder, stop }: Pick<CommandPorts, 'folder' | 'stop'>,
  name: string,
  within: string | null = null,
): Promise<string> {
  try {
    const path = await realpath(resolve(folder, name));
    if (within !== null && !isBelow(await realpath(resolve(folder, within)), path))
      throw new Error('it is outside the folder of the suite. Move it there, or allow it: --allow-outside');
    const found = await stat(path);
    if (found.isDirectory()) throw new Error('this is a folder');
    // Opening it could wait for ever.
    if (!found.isFile()) throw new Error('this is a device or a pipe. Save what it gives as a file first');
    if (found.size > LONGEST) throw new Error(TOO_LONG);
    return decodeText(await readWhole(path, stop));
  } catch (error) {
    if (stop.aborted) throw new CommandError(EXIT.stopped, 'Stopped');
    throw usageError(`${name}: ${whyUnreadable(error)}`);
  }
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  // On another drive it is absolute.
  return way.split(sep)[0] !== '..' && !isAbsolute(way);
}

/** Of a file that grows, or that has no size, as those in /proc, no more than the limit. */
async function readWhole(path: string, stop: AbortSignal): Promise<Uint8Array> {
  const stream = createReadStream(path, { signal: stop, highWaterMark: 1024 * 1024 });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LONGEST) throw new Error(TOO_LONG);
  }
  return Buffer.concat(chunks, size);
}

function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'you may not read it';
  return errorMessage(error);
}

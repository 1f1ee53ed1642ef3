/** Reads a text file that somebody named. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { errorMessage } from '#contract/error-message.ts';
import { decodeText } from '#run/suite/decode-text.ts';
import { usageError } from './exit-codes.ts';

/** Reads a file in any encoding that spreadsheets write. `name` is as it was typed. Throws a CommandError that names the file. */
export async function readNamedFile(folder: string, name: string): Promise<string> {
  try {
    return decodeText(await readFile(resolve(folder, name)));
  } catch (error) {
    throw usageError(`${name}: ${whyUnreadable(error)}`);
  }
}

function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'this is a folder';
  if (code === 'EACCES') return 'you may not read it';
  return errorMessage(error);
}

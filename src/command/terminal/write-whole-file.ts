/** Writes a file that is never half written: beside it first, then renamed. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorMessage } from '#contract/error-message.ts';
import { usageError } from './exit-codes.ts';

/** Makes missing folders. Throws a CommandError that names the file. */
export async function writeWholeFile(path: string, content: string): Promise<void> {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(beside, content);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw usageError(`${path} cannot be written: ${whyUnwritable(error)}`);
  }
}

/** In a few words. */
export function whyUnwritable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EACCES' || code === 'EPERM') return 'you may not write there';
  if (code === 'EROFS') return 'the folder is read-only';
  if (code === 'ENOSPC') return 'the disk is full';
  if (code === 'EISDIR' || code === 'ENOTDIR' || code === 'EEXIST') return 'a folder or a file is in the way';
  return errorMessage(error);
}

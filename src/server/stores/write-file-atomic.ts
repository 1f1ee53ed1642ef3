/** Writes a file atomically: it is there completely or not at all, whatever happens to the process. */
import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const TEMPORARY = /^\..+\.[0-9a-f-]{36}\.tmp$/;

/** Resolves after fsync, with the file under its final name. Folders must exist. */
export async function writeFileAtomic(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    await writeSynced(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Writes a new file as its content arrives, and fsyncs it. Resolves with its size in bytes. */
export async function writeSynced(
  path: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
): Promise<number> {
  const file = await open(path, 'wx');
  try {
    await writeFile(file, content);
    await file.sync();
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

/** fsyncs a folder, so that a rename in it survives a power cut. Windows cannot open folders, and need not. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** True for the name of a file or folder that is not written completely. */
export function isTemporary(name: string): boolean {
  return TEMPORARY.test(name);
}

/**
 * Removes leftovers of interrupted writes. With `abandonedMs` only those that nobody has changed for so long; without it
 * all of them, whatever their time is: the clock may have been set back, and files have finer times than `Date.now()`.
 */
export async function removeTemporaryFiles(folder: string, abandonedMs?: number): Promise<void> {
  for (const name of (await readdir(folder)).filter(isTemporary)) {
    const file = join(folder, name);
    if (abandonedMs !== undefined) {
      const found = await stat(file).catch(() => null);
      if (!found || Date.now() - found.mtimeMs < abandonedMs) continue;
    }
    await rm(file, { force: true, recursive: true });
  }
}

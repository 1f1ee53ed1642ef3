/**
 * Writes several files into a folder: all of them or none, even when the process is killed meanwhile. They are written
 * into a temporary folder. Once it is renamed they count, and each is moved to its place, if need be before the next write.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const TEMPORARY = /^\..+\.[0-9a-f-]{36}\.tmp$/;
const WRITTEN = /^\.import\.[0-9a-f-]{36}\.written$/;

/** `files` maps names to content. Resolves after fsync. Existing files are replaced. */
export async function writeFilesAtomic(folder: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  const id = randomUUID();
  const temporary = join(folder, `.import.${id}.tmp`);
  const written = join(folder, `.import.${id}.written`);
  const moved: string[] = [];
  try {
    await mkdir(temporary);
    for (const [name, content] of files) await writeSynced(join(temporary, name), content);
    await syncFolder(temporary);
    await rename(temporary, written);
    await syncFolder(folder);
    await moveFiles(written, folder, moved);
  } catch (error) {
    for (const name of moved) {
      // Remove what cannot be moved back: no part of a failed write may stay, nor return later.
      const back = rename(join(folder, name), join(written, name));
      await back.catch(() => rm(join(folder, name), { force: true })).catch(() => undefined);
    }
    // If this is interrupted too, the next write removes a folder of this name.
    await rename(written, temporary).catch(() => undefined);
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

/** Moves complete writes to their place and removes incomplete ones. Nobody may write meanwhile. */
export async function finishWrites(folder: string): Promise<void> {
  await removeTemporaryFiles(folder);
  for (const name of (await readdir(folder)).filter((found) => WRITTEN.test(found))) {
    await moveFiles(join(folder, name), folder, []);
  }
}

/** Moves the files of one folder into another and removes the first; adds the names of moved files to `moved`. */
async function moveFiles(from: string, to: string, moved: string[]): Promise<void> {
  for (const name of await readdir(from)) {
    await rename(join(from, name), join(to, name));
    moved.push(name);
  }
  await syncFolder(to);
  await rmdir(from);
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

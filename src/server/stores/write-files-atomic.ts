/**
 * Writes several files into a folder: all of them or none, even when the process is killed meanwhile. They are written
 * into a temporary folder. Once it is renamed they count, and each is moved to its place, if need be before the next write.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { removeTemporaryFiles, syncFolder, writeFileAtomic, writeSynced } from './write-file-atomic.ts';

const WRITTEN = /^\.import\.[0-9a-f-]{36}\.written$/;

/** `files` maps names to content. Resolves after fsync. Existing files are replaced. */
export async function writeFilesAtomic(folder: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  const [only] = files;
  if (only && files.size === 1) return writeFileAtomic(join(folder, only[0]), only[1]);
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

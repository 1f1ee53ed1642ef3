/** A hash of everything that a build is made from, which dist/ keeps to tell whether it is of these sources. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const FILES = [
  'demo.html',
  'index.html',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'vite.config.ts',
  'scripts/build.ts',
];
const FOLDERS = ['src', 'public', 'scripts/build'];
/** Files that are not part of a build. */
const NOT_BUILT = /\.test\.tsx?$|[\\/](?:testing|fixtures)(?:[\\/]|$)/;

/** `root` is the folder of package.json. */
export async function hashSources(root: string): Promise<string> {
  const found = await Promise.all(
    FOLDERS.map(async (folder) => {
      const entries = await readdir(resolve(root, folder), { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    }),
  );
  const files = [...FILES.map((file) => resolve(root, file)), ...found.flat()].filter((file) => !NOT_BUILT.test(file));
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    hash.update(file.slice(root.length)).update('\0');
    hash.update(await readFile(file)).update('\0');
  }
  return hash.digest('hex');
}

/** The file in dist/ with the hash of the sources that it was made from. */
export const STAMP_FILE = 'build-stamp.txt';

/** False when dist/ is missing, or was made from other sources. */
export async function isBuilt(root: string): Promise<boolean> {
  const stamp = await readFile(resolve(root, 'dist', STAMP_FILE), 'utf8').catch(() => '');
  return stamp === (await hashSources(root));
}

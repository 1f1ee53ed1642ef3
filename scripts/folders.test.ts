/** Rules for the source folders: imports in one direction, few files per folder, unique names. */
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, posix, resolve, sep } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const MAX_FILES = 25;

/** Paths from `src`, such as `flow/tweaks/match-tweaks.ts`, without tests and test-only files. */
let files: ReadonlySet<string>;

beforeAll(async () => {
  const names = await readdir(join(root, 'src'), { recursive: true });
  const paths = names.map((name) => name.split(sep).join('/'));
  files = new Set(
    paths.filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.d\.ts$|(^|\/)(testing|fixtures)\//.test(path)),
  );
});

/** The file named by an import in `file`; null for a package. */
function importedFile(file: string, specifier: string): string | null {
  const [name = ''] = specifier.split('?');
  if (name.startsWith('#')) return name.slice(1);
  return name.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), name)) : null;
}

/** The folders of a layer, each with the folders it imports from and one import as an example. */
function readFolders(): Map<string, Map<string, string>> {
  const folders = new Map<string, Map<string, string>>();
  for (const file of files) {
    const folder = posix.dirname(file);
    const imports = folders.get(folder) ?? new Map<string, string>();
    folders.set(folder, imports);
    const { importedFiles } = ts.preProcessFile(readFileSync(join(root, 'src', file), 'utf8'), true, true);
    for (const { fileName } of importedFiles) {
      const target = importedFile(file, fileName);
      if (target === null || !files.has(target)) continue;
      const other = posix.dirname(target);
      const isOfLayer = other.split('/')[0] === folder.split('/')[0];
      if (isOfLayer && other !== folder && !imports.has(other)) imports.set(other, `${file} imports ${target}`);
    }
  }
  return folders;
}

/** One cycle of folders, as the imports that form it; [] when there is none. */
function findCircle(folders: ReadonlyMap<string, ReadonlyMap<string, string>>): string[] {
  const done = new Set<string>();
  const walk = (folder: string, path: readonly string[], why: readonly string[]): string[] => {
    const start = path.indexOf(folder);
    if (start !== -1) return why.slice(start);
    if (done.has(folder)) return [];
    for (const [other, example] of folders.get(folder) ?? []) {
      const circle = walk(other, [...path, folder], [...why, example]);
      if (circle.length > 0) return circle;
    }
    done.add(folder);
    return [];
  };
  for (const folder of folders.keys()) {
    const circle = walk(folder, [], []);
    if (circle.length > 0) return circle;
  }
  return [];
}

function groupFiles(keyOf: (file: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const file of files) groups.set(keyOf(file), [...(groups.get(keyOf(file)) ?? []), file]);
  return groups;
}

describe('the folders of the sources', () => {
  it('import from each other in one direction only', () => {
    expect(findCircle(readFolders())).toEqual([]);
  });

  it(`have at most ${MAX_FILES} files at one level`, () => {
    const counts = groupFiles(posix.dirname);
    const full = [...counts].filter(([, names]) => names.length > MAX_FILES);
    expect(full.map(([folder, names]) => `${folder} has ${names.length} files`)).toEqual([]);
  });

  it('have no two files of the same name', () => {
    const names = groupFiles((file) => basename(file).replace(/\.tsx?$/, ''));
    const twice = [...names.values()].filter((paths) => paths.length > 1);
    expect(twice).toEqual([]);
  });
});

it('finds a cycle, and names its imports', () => {
  const folders = new Map([
    ['a', new Map([['b', 'a/x imports b/y']])],
    ['b', new Map([['c', 'b/y imports c/z']])],
    ['c', new Map([['b', 'c/z imports b/y']])],
  ]);
  expect(findCircle(folders)).toEqual(['b/y imports c/z', 'c/z imports b/y']);
});

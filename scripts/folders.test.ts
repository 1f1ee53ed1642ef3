/** Rules for the sources: files and folders import in one direction, few files per folder, unique names. */
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, posix, resolve, sep } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const MAX_FILES = 25;

/** Paths from `src`, such as `flow/tweaks/match-tweaks.ts`, without tests. */
let files: ReadonlySet<string>;
let imports: Imports;
/** What each file imports, tests too, as it is written there. */
let specifiers: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  const names = await readdir(join(root, 'src'), { recursive: true });
  const paths = names.map((name) => name.split(sep).join('/'));
  const sources = paths.filter((path) => /\.tsx?$/.test(path) && !/\.d\.ts$/.test(path));
  files = new Set(sources.filter((path) => !/\.test\.tsx?$/.test(path)));
  specifiers = new Map(sources.map((path) => [path, readSpecifiers(path)]));
  imports = readImports();
});

/** The file named by an import in `file`; null for a package. */
function importedFile(file: string, specifier: string): string | null {
  const [name = ''] = specifier.split('?');
  if (name.startsWith('#')) return name.slice(1);
  return name.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), name)) : null;
}

/** What imports what: for each file or folder the others that it imports from, with one import as an example. */
type Imports = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** With imports of types, and those by `import()`. */
function readSpecifiers(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, 'src', file), 'utf8'), true, true);
  return importedFiles.map(({ fileName }) => fileName);
}

function readImports(): Imports {
  return new Map(
    [...files].map((file) => {
      const targets = (specifiers.get(file) ?? []).flatMap((name) => importedFile(file, name) ?? []);
      return [file, new Map(targets.filter((to) => files.has(to)).map((to) => [to, `${file} imports ${to}`]))];
    }),
  );
}

/** Inside each folder of a layer: its own files, as one part, and each folder in it with all that is below. */
function partImports(): Imports {
  const parts = new Map<string, Map<string, string>>();
  for (const [file, targets] of imports) {
    for (const [target, example] of targets) {
      const [from, to] = partsOf(file, target);
      if (from === to) continue;
      const others = parts.get(from) ?? new Map<string, string>();
      parts.set(from, others);
      if (!others.has(to)) others.set(to, example);
    }
  }
  return parts;
}

/**
 * The two parts of the innermost folder that contains both files, such as `run/plan`, or `run/*` for files directly in
 * it. Equal if the files are in different layers.
 */
function partsOf(file: string, target: string): [string, string] {
  const paths = [file.split('/'), target.split('/')] as const;
  const depth = paths[0].findIndex((name, index) => name !== paths[1][index]);
  const partOf = (path: readonly string[]) =>
    [...path.slice(0, depth), depth === path.length - 1 ? '*' : path[depth]].join('/');
  return depth === 0 ? ['', ''] : [partOf(paths[0]), partOf(paths[1])];
}

/** One cycle, as the imports that form it; [] when there is none. */
function findCircle(graph: Imports): string[] {
  const done = new Set<string>();
  const walk = (from: string, path: readonly string[], why: readonly string[]): string[] => {
    const start = path.indexOf(from);
    if (start !== -1) return why.slice(start);
    if (done.has(from)) return [];
    for (const [to, example] of graph.get(from) ?? []) {
      const circle = walk(to, [...path, from], [...why, example]);
      if (circle.length > 0) return circle;
    }
    done.add(from);
    return [];
  };
  for (const from of graph.keys()) {
    const circle = walk(from, [], []);
    if (circle.length > 0) return circle;
  }
  return [];
}

/** The folders that the tables of docs/architecture.md name, each with its row number within its layer. */
function readTables(): Map<string, number> {
  const positions = new Map<string, number>();
  let layer = '';
  for (const line of readFileSync(join(root, 'docs/architecture.md'), 'utf8').split('\n')) {
    const [, first = ''] = line.split('|');
    layer = / `src\/(\w+)` /.exec(first)?.[1] ?? (first === '' ? '' : layer);
    if (layer === '' || first.includes('`src/')) continue;
    if (first.trim() === 'its own files') positions.set(layer, positions.size);
    for (const [, folder] of first.matchAll(/`([\w/-]+)`/g)) positions.set(`${layer}/${folder}`, positions.size);
  }
  return positions;
}

/** The area of a file; undefined for what areas share. Knobs are marked in the form and are part of links: they are shared. */
function areaOf(file: string): string | undefined {
  return file.startsWith('show/knobs/') ? undefined : /^(?:client\/)?(bench|tests|show)\//.exec(file)?.[1];
}

/** Imports from one part into another; files without a part may import and be imported. */
function importsAcross(partOf: (file: string) => string | undefined): string[] {
  return [...imports].flatMap(([file, targets]) => {
    const own = partOf(file);
    const others = [...targets].filter(([target]) => (partOf(target) ?? own) !== own);
    return own === undefined ? [] : others.map(([, example]) => example);
  });
}

/** The row of a folder, or of the nearest one around it; undefined if its layer has no such row. */
function rowOf(folder: string, rows: ReadonlyMap<string, number>): string | undefined {
  if (rows.has(folder)) return folder;
  const around = posix.dirname(folder);
  return around.includes('/') ? rowOf(around, rows) : undefined;
}

function groupFiles(keyOf: (file: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const file of files) groups.set(keyOf(file), [...(groups.get(keyOf(file)) ?? []), file]);
  return groups;
}

describe('the files of the sources', () => {
  it('import each other in one direction only, types and parts that are loaded later included', () => {
    expect(findCircle(imports)).toEqual([]);
  });

  it('name another layer by its alias, as in `#flow/…`, not by a relative path', () => {
    const layerOf = (path: string) => path.split('/')[0];
    const wrong = [...specifiers].flatMap(([file, names]) =>
      names
        .filter((name) => name.startsWith('.') && layerOf(importedFile(file, name) ?? '') !== layerOf(file))
        .map((name) => `${file} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('have different names', () => {
    const names = groupFiles((file) => basename(file).replace(/\.tsx?$/, ''));
    const twice = [...names.values()].filter((paths) => paths.length > 1);
    expect(twice).toEqual([]);
  });
});

describe('the folders of the sources', () => {
  it('import from each other in one direction only, each with the folders in it', () => {
    expect(findCircle(partImports())).toEqual([]);
  });

  it('import in the order of the tables of docs/architecture.md', () => {
    const rows = readTables();
    const wrong = [...imports].flatMap(([file, targets]) => {
      if (/\/testing\//.test(file)) return [];
      const from = rowOf(posix.dirname(file), rows);
      if (from === undefined) return [`${file} is in no row`];
      const ofLayer = [...targets].filter(([target]) => target.split('/')[0] === file.split('/')[0]);
      return ofLayer.flatMap(([target, example]) => {
        const to = rowOf(posix.dirname(target), rows) ?? '';
        return to === from || (rows.get(to) ?? Number.POSITIVE_INFINITY) < (rows.get(from) ?? 0) ? [] : [example];
      });
    });
    expect(wrong).toEqual([]);
    const folders = new Set([...files].map((file) => posix.dirname(file)));
    expect([...rows.keys()].filter((row) => ![...folders].some((folder) => rowOf(folder, rows) === row))).toEqual([]);
  });

  it('do not import from another area', () => {
    expect(importsAcross(areaOf)).toEqual([]);
  });

  it('do not import from each other where they are features of the bench', () => {
    expect(importsAcross((file) => /^client\/bench\/(?!(?:blocks|draft|runs)\/)[^/]+/.exec(file)?.[0])).toEqual([]);
  });

  it(`have at most ${MAX_FILES} files at one level`, () => {
    const counts = groupFiles(posix.dirname);
    const full = [...counts].filter(([, names]) => names.length > MAX_FILES);
    expect(full.map(([folder, names]) => `${folder} has ${names.length} files`)).toEqual([]);
  });
});

it('the search for a cycle finds it, and names its imports', () => {
  const graph = new Map([
    ['a', new Map([['b', 'a/x imports b/y']])],
    ['b', new Map([['c', 'b/y imports c/z']])],
    ['c', new Map([['b', 'c/z imports b/y']])],
  ]);
  expect(findCircle(graph)).toEqual(['b/y imports c/z', 'c/z imports b/y']);
});

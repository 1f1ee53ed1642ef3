/** The rules for what is inside the package: whose code, under which licence, and that nothing runs when it is installed. */
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';

const sources = resolve(import.meta.dirname, '../../src');
const RULE = '='.repeat(80);
/** Imports of code that the build keeps, so without types. */
const IMPORT =
  /(?:^import (?!type)(?:[^'";]* from )?|^export (?!type)[^'";]* from |\bimport\()'((?:@[\w.-]+\/)?[a-z][\w.-]*)[^']*'/gm;
/**
 * Packages that are not bundled: the drivers are installed beside the package with their own licences, and `tsx` only
 * runs the sources.
 */
const OUTSIDE = ['libsql', 'pg', 'tsx'];
const OF_TESTS = /\.test\.tsx?$|(?:^|[\\/])testing[\\/]|vite-plugin/;

interface Notice {
  name: string;
  licence: string;
  text: string;
}

/** The notices in a file that the build wrote, and how many its first line promises. */
async function readNotices(file: string): Promise<{ promised: number; notices: Notice[] }> {
  const [head = '', ...parts] = (await readFile(file, 'utf8')).split(`${RULE}\n`);
  const notices = parts.flatMap((title, index): Notice[] => {
    const found = /^(.+?),? (?:\d\S*|the icon font in .*) \((.+)\)\n$/.exec(title);
    return index % 2 === 0
      ? [{ name: found?.[1] ?? title, licence: found?.[2] ?? '', text: parts[index + 1] ?? '' }]
      : [];
  });
  return { promised: Number(/ (\d+) packages/.exec(head)?.[1]), notices };
}

/** The packages that our own code imports. */
async function importedPackages(): Promise<Set<string>> {
  const names = new Set<string>();
  for (const file of await readdir(sources, { recursive: true })) {
    if (!/\.tsx?$/.test(file) || OF_TESTS.test(file)) continue;
    const text = await readFile(join(sources, file), 'utf8');
    for (const [, name = ''] of text.matchAll(IMPORT)) if (!/^(?:node|virtual)/.test(name)) names.add(name);
  }
  return names;
}

/** `installed` is a folder `node_modules`. */
export async function expectNoInstallScripts(installed: string): Promise<void> {
  const names = (await readdir(installed, { recursive: true })).filter((name) =>
    /(?:^|[\\/])package\.json$/.test(name),
  );
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) {
    const { scripts = {} } = z
      .looseObject({ scripts: z.record(z.string(), z.string()).optional() })
      .parse(JSON.parse(await readFile(join(installed, name), 'utf8')));
    expect(
      Object.keys(scripts).filter((script) => /^(?:pre|post)?install$/.test(script)),
      name,
    ).toEqual([]);
  }
  // npm would compile what has one, without any script.
  expect((await readdir(installed, { recursive: true })).filter((name) => name.endsWith('binding.gyp'))).toEqual([]);
}

/** `file` has the notices of the whole package. */
export async function expectNotices(file: string): Promise<void> {
  const { promised, notices } = await readNotices(file);
  // The icons of the editor are a part of it.
  expect(notices).toHaveLength(promised + 1);
  for (const { name, licence, text } of notices) {
    expect(licence, name).toMatch(/^(?:0BSD|Apache-2\.0|BSD-[23]-Clause|CC-BY-4\.0|ISC|MIT|OFL-1\.1)$/);
    expect(text, name).toMatch(/permission|permitted|licensed under/i);
  }
  const known = new Set(notices.map(({ name }) => name));
  const imported = [...(await importedPackages())].filter((name) => !OUTSIDE.includes(name));
  expect(imported.length).toBeGreaterThan(15);
  expect(imported.filter((name) => !known.has(name))).toEqual([]);
  for (const name of ['@fontsource-variable/jetbrains-mono', '@iconify-json/tabler', 'Codicons'])
    expect(known).toContain(name);
}

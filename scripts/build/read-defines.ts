/** The constants that the build replaces in the sources. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';

/** For page and server: the version in package.json. */
export async function readDefines(root: string): Promise<Record<string, string>> {
  const text = await readFile(resolve(root, 'package.json'), 'utf8');
  const { version } = z.looseObject({ version: z.string() }).parse(JSON.parse(text));
  return { __TWEAKBENCH_VERSION__: JSON.stringify(version) };
}

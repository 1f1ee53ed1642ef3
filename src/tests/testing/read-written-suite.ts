/** Reads a suite with the files that it names, as a test writes them. */
import { expect } from 'vitest';
import { readSuite } from '../suite/read-suite.ts';

export const SUITE_HEAD = 'format: tweakbench-tests\nversion: 1\nname: Support replies\nflow: support-bot\n';

export const readWrittenSuite = (text: string, files: Record<string, string> = {}) =>
  readSuite(text, {
    readText: async (path) => {
      const found = files[path];
      if (found === undefined) throw new Error(`${path} was not found`);
      return found;
    },
  });

/** Everything that is wrong, as `line:column path message`. */
export async function wrongInSuite(text: string, files: Record<string, string> = {}): Promise<string[]> {
  const { suite, problems } = await readWrittenSuite(text, files);
  expect(suite === null).toBe(problems.length > 0);
  return problems.map(({ file, line, column, path, message }) =>
    `${file ?? ''}${file === null ? '' : ':'}${line}:${column} ${path} ${message}`.replace('  ', ' '),
  );
}

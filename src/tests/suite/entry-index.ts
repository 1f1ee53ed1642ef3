/** Where a case is in the text of its suite. */
import type { TestCase } from './suite.ts';

/** Index among `cases` of the file; null for a row of a file, which is a case of its own but no entry. */
export function entryIndex(cases: readonly Pick<TestCase, 'location'>[], at: number): number | null {
  let entry = -1;
  let file: string | null = null;
  for (const { location } of cases.slice(0, at + 1)) {
    // All rows of a file are one entry.
    if (location.file === null || location.file !== file) entry += 1;
    file = location.file;
  }
  return file !== null || at >= cases.length ? null : entry;
}

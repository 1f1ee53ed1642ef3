/** Where a case is in the text of its suite. */
import type { TestCase } from './suite.ts';

/** Index among `cases` of the file; null for a row of a file, which is a case of its own but no entry. */
export function entryPlace(cases: readonly Pick<TestCase, 'place'>[], at: number): number | null {
  let entry = -1;
  let file: string | null = null;
  for (const { place } of cases.slice(0, at + 1)) {
    // All rows of a file are one entry.
    if (place.file === null || place.file !== file) entry += 1;
    file = place.file;
  }
  return file !== null || at >= cases.length ? null : entry;
}

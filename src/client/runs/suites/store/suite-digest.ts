import { textPrint } from '#contract/text/text-hash.ts';
import type { SuiteText } from './kept-suites.ts';

/** Tells whether a suite is the one of a result: of its text, and of the rows that it names. */
export function suiteDigest({ text, files }: SuiteText): string {
  const rows = Object.keys(files)
    .sort()
    .map((name) => `${name} ${files[name]}`);
  return `${textPrint([text, ...rows].join('\n'))}-${text.length.toString(36)}`;
}

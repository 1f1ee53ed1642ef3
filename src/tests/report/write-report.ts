/** Writes results in the format of a file name. */
import type { ResultsFile } from '#contract/suite/results-file.ts';
import { csvReport } from './csv-report.ts';
import { htmlReport } from './html-report.ts';
import { junitReport } from './junit-report.ts';
import { type AgainstBaseline, markdownReport } from './markdown-report.ts';

export type ReportFormat = 'json' | 'jsonl' | 'junit' | 'html' | 'markdown' | 'csv';

const ENDINGS: readonly (readonly [string, ReportFormat])[] = [
  ['.junit.xml', 'junit'],
  ['.xml', 'junit'],
  ['.json', 'json'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.md', 'markdown'],
  ['.csv', 'csv'],
];

/** Null for an ending that has no format. */
export function reportFormatOf(fileName: string): ReportFormat | null {
  const name = fileName.toLowerCase();
  return ENDINGS.find(([ending]) => name.endsWith(ending))?.[1] ?? null;
}

/** `baseline` is null if there is none; the results alone are in JSON, JUnit and CSV anyway. */
export function writeReport(
  format: ReportFormat,
  results: ResultsFile,
  baseline: AgainstBaseline | null,
  madeAt: Date,
): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(results, null, 2)}\n`;
    case 'jsonl':
      return results.cells.map((cell) => `${JSON.stringify(cell)}\n`).join('');
    case 'junit':
      return junitReport(results);
    case 'html':
      return htmlReport(results, baseline, madeAt);
    case 'markdown':
      return markdownReport(results, baseline);
    case 'csv':
      return csvReport(results);
  }
}

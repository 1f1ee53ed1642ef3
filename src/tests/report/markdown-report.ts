/** A short report in Markdown, for a comment on a change or the summary of a CI step. */
import type { CellResult, ResultsFile } from '#contract/suite/results-file.ts';
import { cutLine } from '#contract/text/cut-text.ts';
import { codeMarkdown, escapeMarkdown } from '#flow/request/as-markdown.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import type { ComparedCell } from './compare-results.ts';
import { markCounts } from './compare-results.ts';
import { cellNotes, cellTitle, failedTweaks, serverAndFlow, tallyLabels } from './report-text.ts';
import { changeSentence, type ResultChange } from './result-changes.ts';
import { variantRows } from './variant-rows.ts';

export interface AgainstBaseline {
  cells: readonly ComparedCell[];
  changes: readonly ResultChange[];
}

/** More would hide what matters; all are in the other formats. */
const LISTED = 50;

export function markdownReport(results: ResultsFile, baseline: AgainstBaseline | null): string {
  const missed = results.cells.filter(({ state }) => state === 'failed' || state === 'broken');
  const lines = [
    `# ${inline(results.suite.name)}`,
    '',
    `**${tallyLabels(results).join(', ') || 'No cells'}** on ${inline(serverAndFlow(results))}`,
    '',
    ...(results.notes ?? []).map((note) => `- ${inline(note)}`),
    ...(results.notes === undefined ? [] : ['']),
    ...variantTable(results),
    ...(missed.length === 0
      ? []
      : ['', '## Not passed', '', ...missed.slice(0, LISTED).map((cell) => item(cell, results))]),
    ...(missed.length > LISTED ? [`- and ${(missed.length - LISTED).toLocaleString('en')} more`] : []),
    ...(baseline === null ? [] : ['', ...baselineLines(baseline)]),
  ];
  return `${lines.join('\n')}\n`;
}

function variantTable(results: ResultsFile): string[] {
  const { heads, rows } = variantRows(results);
  const head = ['Variant', ...heads, 'Median time'];
  return [
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows.map(
      ({ name, counts, medianMs }) =>
        `| ${[inline(name), ...counts, medianMs === null ? '' : formatDuration(medianMs)].join(' | ')} |`,
    ),
  ];
}

function item(cell: CellResult, results: ResultsFile): string {
  const tweaks = failedTweaks(cell).map((text) => `  - Tweak ${inline(text)}`);
  const notes = cellNotes(cell).map((note) => `, ${inline(note)}`);
  const answer = cell.answer === '' ? [] : [`  - Answer: ${codeMarkdown(cutLine(cell.answer, 300))}`];
  return [
    `- **${inline(cellTitle(cell, results))}** ${cell.state}${notes.join('')}: ${inline(cell.why)}`,
    ...tweaks,
    ...answer,
  ].join('\n');
}

function baselineLines({ cells, changes }: AgainstBaseline): string[] {
  const told = cells.filter(({ mark }) => mark === 'regressed' || mark === 'fixed');
  return [
    '## Against the baseline',
    '',
    `${markCounts(cells)}.`,
    '',
    ...told.slice(0, LISTED).map((cell) => `- ${cell.mark}: ${inline(`${cell.case} · ${cell.variant}`)}`),
    '',
    ...(changes.length === 0
      ? ['Nothing else changed since then. The answers vary by themselves.']
      : [
          'What else changed since then:',
          '',
          ...changes.slice(0, LISTED).map((change) => `- ${inline(changeSentence(change))}`),
        ]),
  ];
}

/** Nothing in the text is Markdown or HTML, and nothing ends the line or the cell of a table. */
function inline(text: string): string {
  return escapeMarkdown(cutLine(text, 300));
}

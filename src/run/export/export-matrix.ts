/** Exports a matrix: CSV with one line per cell, JSON with everything, or Markdown with the answers side by side. */
import { fencedMarkdown } from '#flow/request/as-markdown.ts';
import { changedPart, diffAnswers, formatChanged } from '../compare/answer-difference.ts';
import { inputFigures } from '../figures/input-figures.ts';
import { formatDuration } from '../figures/result-format.ts';
import type { Run, RunOutput } from '../model/run.ts';
import { readContent } from '../results/result-content.ts';
import { csvLines } from '../results/result-table.ts';
import { baselineOf, type CellAnswer, readCell } from '../variants/matrix-view.ts';
import { columnName } from '../variants/variant.ts';
import { type ExportedFile, errorText } from './result-export.ts';

export type MatrixFormat = 'csv' | 'json' | 'markdown';

interface ExportedCell {
  input: number;
  asked: string;
  variant: string;
  repeat: number;
  status: string;
  ms: number | null;
  /** From 0 to 1; null for the flow itself and for missing answers. */
  differs: number | null;
  answer: string | null;
  error: string | null;
}

/** `output` is the id of the component whose answers are exported. */
export function exportMatrix(run: Run, output: string | null, format: MatrixFormat): ExportedFile {
  const cells = exportedCells(run, output);
  const name = `run-${run.number}-variants`;
  if (format === 'csv') {
    const columns = ['input', 'asked', 'variant', 'repeat', 'status', 'ms', 'differs', 'answer', 'error'] as const;
    const rows = cells.map((cell) => columns.map((column) => cell[column]));
    return { fileName: `${name}.csv`, text: csvLines([columns, ...rows]), type: 'text/csv;charset=utf-8' };
  }
  if (format === 'json') {
    const file = {
      format: 'tweakbench-variants',
      version: 1,
      flow: run.flow,
      server: run.server,
      variants: run.matrix?.columns ?? [],
      cells,
    };
    return { fileName: `${name}.json`, text: `${JSON.stringify(file, null, 2)}\n`, type: 'application/json' };
  }
  return { fileName: `${name}.md`, text: markdown(run, cells), type: 'text/markdown;charset=utf-8' };
}

function exportedCells(run: Run, output: string | null): ExportedCell[] {
  const { matrix } = run;
  if (!matrix) return [];
  return Array.from({ length: matrix.rows }, (_, row) => row).flatMap((row) => {
    const baseline = baselineOf(readCell(run, row, 0, output));
    return matrix.columns.flatMap((shown, column) =>
      readCell(run, row, column, output).answers.map((answer, repeat): ExportedCell => {
        const { timeMs } = inputFigures(run, answer.input);
        return {
          input: row + 1,
          asked: run.request.inputs?.[answer.input.index]?.input_value ?? '',
          variant: columnName(shown),
          repeat: repeat + 1,
          status: answer.input.status,
          ms: timeMs === null ? null : Math.round(timeMs),
          differs: column === 0 ? null : differenceOf(baseline, answer),
          answer: answer.output === null ? null : answerText(answer.output),
          error: answer.error === null ? null : errorText(answer.error),
        };
      }),
    );
  });
}

function differenceOf(baseline: RunOutput | null, { output, input }: CellAnswer): number | null {
  if (input.status !== 'done' || baseline === null) return null;
  return Math.round(changedPart(diffAnswers(baseline, output)) * 1000) / 1000;
}

/** The text of an answer, or its data as JSON. */
export function answerText(output: RunOutput): string {
  if (!output.result) return output.text;
  const { text, data } = readContent(output.result);
  if (text !== null && text !== '') return text;
  return data ? JSON.stringify(data.value, null, 2) : '';
}

function markdown(run: Run, cells: readonly ExportedCell[]): string {
  const columns = run.matrix?.columns ?? [];
  const names = columns.map(columnName);
  const lines = [
    `# Variants of ${run.flow.name}`,
    '',
    ...columns
      .slice(1)
      .flatMap((column) => [`## ${columnName(column)}`, '', fencedMarkdown(column.tweaksText, 'json'), '']),
    `| Input | ${names.map(inCell).join(' | ')} |`,
    `| --- | ${names.map(() => '---').join(' | ')} |`,
  ];
  for (const row of new Set(cells.map(({ input }) => input))) {
    const own = cells.filter(({ input }) => input === row);
    const shown = names.map((name) =>
      own
        .filter(({ variant }) => variant === name)
        .map((cell) => inCell(`${cell.answer ?? cell.error ?? cell.status}${figures(cell)}`))
        .join('<br><br>'),
    );
    lines.push(`| ${inCell(own[0]?.asked ?? '')} | ${shown.join(' | ')} |`);
  }
  return `${lines.join('\n')}\n`;
}

function figures({ ms, differs }: ExportedCell): string {
  const parts = [
    ...(ms === null ? [] : [formatDuration(ms)]),
    ...(differs === null ? [] : [`${formatChanged(differs)} different`]),
  ];
  return parts.length === 0 ? '' : `\n\n_${parts.join(', ')}_`;
}

function inCell(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('\n', '<br>');
}

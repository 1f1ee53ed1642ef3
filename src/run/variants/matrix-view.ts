/** The matrix of a run of variants: the answers of each cell, grouped when equal, and the medians of each column. */
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { maskTweaksText } from '../../flow/secrets/mask-secrets.ts';
import { spanWords } from '../figures/figure-words.ts';
import { inputFigures } from '../figures/input-figures.ts';
import type { TokenFigure } from '../figures/token-figures.ts';
import type { InputStatus, Run, RunInputResult, RunOutput } from '../model/run.ts';
import type { RunError } from '../model/run-error.ts';
import { groupSameAnswers } from '../results/same-answers.ts';
import { cellIndices } from './run-matrix.ts';
import type { VariantColumn } from './variant.ts';

export interface CellAnswer {
  input: RunInputResult;
  /** Null if the chosen output is missing. */
  output: RunOutput | null;
  error: RunError | null;
  /** ms; null until it is done. */
  timeMs: number | null;
  /** The span of the time in words; undefined without a time. */
  span: string | undefined;
  tokens: TokenFigure | null;
}

/** Equal answers. */
export interface AnswerGroup {
  answers: readonly CellAnswer[];
  first: CellAnswer;
}

export interface MatrixCell {
  answers: readonly CellAnswer[];
  /** The most frequent answer first. */
  groups: readonly AnswerGroup[];
  status: InputStatus | 'none';
  /** Median of the finished answers; null if there is none. */
  durationMs: number | null;
  /** Tooltip of that time. */
  durationOf: string | undefined;
}

export const NO_CELL: MatrixCell = { answers: [], groups: [], status: 'none', durationMs: null, durationOf: undefined };

/** `output` is the id of the component, or its index in the answers as text. */
export function readCell(run: Run, row: number, column: number, output: string | null): MatrixCell {
  if (!run.matrix || column < 0 || row >= run.matrix.rows) return NO_CELL;
  const wanted = new Set(cellIndices(run.matrix, row, column));
  const answers = run.inputs.flatMap((input): CellAnswer[] => {
    if (!wanted.has(input.index)) return [];
    const found = input.outputs.find(({ component }) => component === output) ?? null;
    const figures = inputFigures(run, input);
    const timeMs = input.status === 'done' ? figures.timeMs : null;
    return [
      {
        input,
        output: found ?? (output === null ? (input.outputs[0] ?? null) : null),
        error: errorOf(run, input),
        timeMs,
        span: spanWords(figures, timeMs),
        tokens: figures.tokens,
      },
    ];
  });
  return {
    answers,
    groups: groupsOf(answers),
    status: statusOf(answers),
    ...timeOf(answers),
  };
}

/** The time of one answer, or the median of several. */
function timeOf(answers: readonly CellAnswer[]): Pick<MatrixCell, 'durationMs' | 'durationOf'> {
  const timed = answers.filter(({ timeMs }) => timeMs !== null);
  return {
    durationMs: median(timed.flatMap(({ timeMs }) => timeMs ?? [])),
    durationOf: timed.length > 1 ? `Median of ${timed.length} answers` : timed[0]?.span,
  };
}

/** The answer with which other columns are compared: the flow's most frequent answer. Null until there is one. */
export function baselineOf({ groups }: MatrixCell): RunOutput | null {
  return groups.find(({ first }) => first.input.status === 'done')?.first.output ?? null;
}

function errorOf(run: Run, input: RunInputResult): RunError | null {
  return input.error ?? (input.status === 'failed' ? run.error : null);
}

function groupsOf(answers: readonly CellAnswer[]): AnswerGroup[] {
  const outputs = answers.map(({ output, input }) => (input.status === 'done' ? output : null));
  const same = groupSameAnswers(outputs);
  const grouped = new Set(same.flat());
  const alone = [...answers.keys()].filter((index) => !grouped.has(index)).map((index) => [index]);
  return [...same, ...alone]
    .flatMap((positions): AnswerGroup[] => {
      const list = positions.flatMap((index) => answers[index] ?? []);
      const [first] = list;
      return first ? [{ answers: list, first }] : [];
    })
    .toSorted((left, right) => right.answers.length - left.answers.length);
}

function statusOf(answers: readonly CellAnswer[]): MatrixCell['status'] {
  const has = (status: InputStatus) => answers.some(({ input }) => input.status === status);
  if (answers.length === 0) return 'none';
  if (has('running')) return 'running';
  if (has('waiting')) return answers.some(({ input }) => input.status === 'done') ? 'running' : 'waiting';
  if (has('failed')) return 'failed';
  return has('stopped') ? 'stopped' : 'done';
}

/** Median of the values; null for an empty list. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

export interface ColumnFigures extends Pick<MatrixCell, 'durationMs' | 'durationOf'> {
  /** Input and output tokens of all its inputs; null if the server does not count them. */
  tokens: number | null;
  toGo: number;
}

/** Median time in ms of the finished answers; null if there are none. */
export function columnFigures(cells: readonly MatrixCell[]): ColumnFigures {
  const answers = cells.flatMap((cell) => cell.answers);
  const tokens = answers.flatMap(({ tokens: figure }) => figure?.total ?? []);
  return {
    ...timeOf(answers),
    tokens: tokens.length === 0 ? null : tokens.reduce((sum, count) => sum + count, 0),
    toGo: answers.filter(({ input }) => input.status === 'waiting' || input.status === 'running').length,
  };
}

/** Index of a column in the run, by the tweaks that were sent; -1 if the run had no such column. */
export function columnInRun({ matrix }: Run, { letter, tweaksText }: VariantColumn, index: FlowIndex): number {
  const masked = maskTweaksText(tweaksText, index);
  const positions = [...(matrix?.columns.entries() ?? [])].filter(([, column]) => column.tweaksText === masked);
  // Columns that only differ in a secret are equal here, because secrets are masked.
  return (positions.find(([, column]) => column.letter === letter) ?? positions[0])?.[0] ?? -1;
}

/** Index of a row in the run, by its question; -1 if the run did not have this question. */
export function rowInRun(run: Run, row: number, question: string | null): number {
  const { matrix } = run;
  if (!matrix) return -1;
  const perRow = matrix.columns.length * matrix.repeats;
  const asked = (index: number) => run.request.inputs?.[index * perRow]?.input_value ?? null;
  if (row < matrix.rows && asked(row) === question) return row;
  return Array.from({ length: matrix.rows }, (_, index) => index).findIndex((index) => asked(index) === question);
}

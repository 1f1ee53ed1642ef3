/**
 * The table of a result: its rows and columns, and how each cell is shown. Without a result it shows what is set up
 * now.
 */

import type { Tweaks } from '#contract/run-request.ts';
import type { CellResult, ResultsFile } from '#contract/suite/results-file.ts';
import { FLOW_VARIANT } from '#contract/suite/suite-file.ts';
import type { ComparedCell } from '#tests/report/compare-results.ts';
import { letterOf } from '#tests/source/variant.ts';
import { arrivedText } from '#tests/suite/cell-facts.ts';
import { cellsAtOnce } from '#tests/suite/cells-at-once.ts';
import type { Suite, TestCase } from '#tests/suite/suite.ts';
import type { CellFacts } from '#tests/view/cell-view.ts';
import type { LiveCellState } from '#tests/view/live-cell-state.ts';
import { type MatrixSource, statesOf } from '#tests/view/matrix-source.ts';
import { CELL, type ResultInfo } from '../../runs/history/result-info.ts';
import type { ShownResult } from '../runs/use-result.ts';
import type { ResultCells } from '../store/open-result.ts';

export interface TestColumn {
  /** Empty for the flow itself. */
  letter: string;
  name: string;
  /** `Flow`, `A Precise`. */
  label: string;
  tweaks: Tweaks;
}

/** What a row shows of its case. */
export interface TestRow {
  name: string;
  inputs: readonly string[];
  expected: string | null;
  isSkipped: boolean;
}

export interface TestTable extends MatrixSource {
  /** Increases when cells change. */
  version: number;
  /** How cells of which nothing is known are shown; null if a baseline may have marked them. */
  untouched: LiveCellState | null;
  /** Cases that may be shown differently all the same, because they are left out. */
  leftOut: () => number[];
  columns: readonly TestColumn[];
  /** Undefined while it is read. Rows after the cases are cases of the baseline that are gone. */
  rowOf: (testCase: number) => TestRow | undefined;
  /** Undefined while it is read, null for a cell that has not ended. */
  resultOf: (testCase: number, variant: number, repeat: number) => CellResult | null | undefined;
  msOf: (testCase: number, variant: number, repeat: number) => number;
  /** What has arrived of the answer of a running cell; empty for others. */
  arrivedOf: (testCase: number, variant: number, repeat: number) => string;
  /** Cases of the result itself, without those that are gone. */
  ownCases: number;
  atOnce: number;
  output: string | null;
  /** True while the states of the cells are read. */
  isLoading: boolean;
}

/** What a table shows of the comparison with a baseline. */
export interface TableComparison {
  /** The compared cell of a case and a variant, by their names; null if it was not run. */
  comparedOf: (testCase: string | undefined, variant: string | undefined) => ComparedCell | null;
  /** Cases of the baseline that the shown result does not have. */
  goneCases: readonly TestRow[];
}

const STATES: readonly LiveCellState[] = ['not run', 'running', 'passed', 'failed', 'broken', 'answered'];

/** What is known of the cases besides the cells. */
export interface KnownCases {
  suite: Suite | null;
  /** True if the shown result is of the suite as it is now. */
  isSame: boolean;
  /** The whole result, where it was read. */
  file: ResultsFile | undefined;
  isLoading: boolean;
}

/** The parts of a result that a table is made from. Only `cells` changes with each cell. */
export type TableResult = Pick<ShownResult, 'info' | 'about' | 'cells'>;

/** `isRunning`: the result is being run, so that its open cells wait. Null until there is something to show. */
export function testTable(
  result: TableResult,
  known: KnownCases,
  comparison: TableComparison | null,
  isRunning: boolean,
): TestTable | null {
  const { info, about, cells } = result;
  const { suite } = known;
  const shape = info ?? (suite && shapeOf(suite));
  if (shape === null) return null;
  const isSame = info === null || known.isSame;
  const gone = comparison?.goneCases ?? [];
  const open: LiveCellState = isRunning ? 'waiting' : 'not run';
  const own = knownRows(cells, shape, { ...known, isSame });
  const ownCases = shape.cases;
  const { variants, repeats, atOnce, output } = shape;
  const rowOf = (at: number) => (at < ownCases ? own(at) : gone[at - ownCases]);
  return {
    cases: ownCases + gone.length,
    ownCases,
    variants: variants.length,
    repeats,
    atOnce,
    output,
    rowOf,
    columns: variants.map((name, at) => columnOf(name, (info ? about : suite)?.variants[at]?.tweaks ?? {}, at)),
    isLoading: info === null && known.isLoading,
    version: 0,
    untouched: comparison === null ? open : null,
    leftOut: () => (suite?.cases ?? []).flatMap(({ isSkipped }, at) => (isSkipped ? [at] : [])),
    stateOf: (testCase, variant, repeat) => {
      if (testCase >= ownCases) return 'not run';
      const state = cells.stateOf(testCase, variant, repeat);
      if (state === CELL.open && isSame && suite?.cases[testCase]?.isSkipped) return 'not run';
      return state === CELL.open ? open : (STATES[state] ?? open);
    },
    markOf: (testCase, variant) => comparison?.comparedOf(rowOf(testCase)?.name, variants[variant])?.mark ?? null,
    resultOf: (testCase, variant, repeat) => {
      if (testCase >= ownCases) return null;
      const stored = cells.cell(testCase, variant, repeat);
      return stored === undefined ? undefined : (stored?.result ?? null);
    },
    msOf: (testCase, variant, repeat) => (testCase >= ownCases ? 0 : cells.msOf(testCase, variant, repeat)),
    arrivedOf: (testCase, variant, repeat) => {
      const run = testCase >= ownCases ? null : cells.arrived(testCase, variant, repeat);
      return run === null ? '' : arrivedText(run, output);
    },
  };
}

type TableShape = Pick<ResultInfo, 'cases' | 'variants' | 'repeats' | 'atOnce' | 'output'>;

/** The table of the suite as it is now. */
function shapeOf(suite: Suite): TableShape {
  const { cases, variants, repeat, output } = suite;
  return {
    cases: cases.length,
    variants: variants.map(({ name }) => name),
    repeats: repeat,
    atOnce: cellsAtOnce(suite),
    output,
  };
}

/** The rows, read from the suite if it has not changed since, else from the whole result, else from a cell of the row. */
function knownRows(cells: ResultCells, shape: TableShape, { suite, isSame, file }: KnownCases) {
  if (isSame && suite !== null) return (at: number) => rowOfCase(suite.cases[at]);
  const keysOf = (at: number) =>
    shape.variants.flatMap((_, variant) =>
      Array.from({ length: shape.repeats }, (__, repeat) => [at, variant, repeat] as const),
    );
  const ended = (at: number) => keysOf(at).find((key) => cells.stateOf(...key) >= CELL.passed);
  if (file) {
    // The file has the cases that have a cell, in the order of the table.
    const rows: (TestRow | undefined)[] = [];
    let next = 0;
    for (let at = 0; at < shape.cases; at += 1) {
      const found = ended(at) === undefined ? undefined : file.cases[next++];
      rows.push(found && { ...found, isSkipped: false });
    }
    return (at: number) => rows[at];
  }
  return (at: number): TestRow | undefined => {
    const key = ended(at);
    const stored = key && cells.cell(...key);
    return stored
      ? { name: stored.result.case, inputs: stored.inputs, expected: stored.expected, isSkipped: false }
      : undefined;
  };
}

function rowOfCase(one: TestCase | undefined): TestRow | undefined {
  if (!one) return undefined;
  const inputs = one.turns.flatMap(({ input }) => (input === null ? [] : [input]));
  return { name: one.name, inputs, expected: one.turns.at(-1)?.expected ?? null, isSkipped: one.isSkipped };
}

/** What is known of a case with a variant. Without `hasText`, it has no text of a running answer, which would change all the time. */
export function cellOfTable(
  table: TestTable,
  testCase: number,
  variant: number,
  hasText = true,
): Omit<CellFacts, 'compared'> {
  const states = statesOf(table, testCase, variant);
  const each = <Value>(read: (testCase: number, variant: number, repeat: number) => Value): Value[] =>
    states.map((_, repeat) => read(testCase, variant, repeat));
  const arrived = hasText && states.includes('running') ? each(table.arrivedOf).find((text) => text !== '') : undefined;
  return { states, results: each(table.resultOf), times: each(table.msOf), arrived: arrived ?? '' };
}

/** `Case 1, A Precise`. */
export function cellLabel({ columns }: Pick<TestTable, 'columns'>, cell: { case: number; variant: number }): string {
  return `Case ${cell.case + 1}, ${columns[cell.variant]?.label ?? ''}`;
}

function columnOf(name: string, tweaks: Tweaks, at: number): TestColumn {
  const letter = at === 0 ? '' : letterOf(at - 1);
  return { letter, name, tweaks, label: at === 0 ? FLOW_VARIANT : `${letter} ${name}` };
}

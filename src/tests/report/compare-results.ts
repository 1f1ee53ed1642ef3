/** Compares two results of a suite, cell by cell. */
import { canonical, type JsonValue, tryParseJson } from '#contract/json.ts';
import type { CellResult, ResultsFile } from '#contract/suite/results-file.ts';
import { formatList } from '#run/figures/result-format.ts';
import { groupVerdict } from './cell-verdict.ts';
import { type CellGroup, groupCells } from './tally-cells.ts';

/** `changed`: the same verdict, with another answer or another way to fail. `new`: nothing then that it could be worse than. */
export type CellMark = 'fixed' | 'regressed' | 'changed' | 'same' | 'new' | 'gone';

export interface ComparedCell {
  case: string;
  variant: string;
  mark: CellMark;
  /** Null for a cell that was not run then. */
  before: CellGroup | null;
  /** Null for a cell that is gone. */
  after: CellGroup | null;
}

export type ResultsComparison =
  | { isComparable: true; cells: readonly ComparedCell[] }
  /** `why` is one sentence. */
  | { isComparable: false; why: string };

/** Matches cells by the names of their case and variant. Cells that were not run now have no mark. */
export function compareResults(before: ResultsFile, after: ResultsFile): ResultsComparison {
  if (before.suite.name !== after.suite.name) {
    const why = `The baseline is a result of the suite “${before.suite.name}”, not of “${after.suite.name}”.`;
    return { isComparable: false, why };
  }
  const then = groupCells(before.cells);
  const now = groupCells(after.cells);
  if (then.size > 0 && now.size > 0 && ![...now.keys()].some((key) => then.has(key))) {
    return { isComparable: false, why: 'The baseline has no case and variant in common with this result.' };
  }
  const present = [...now].flatMap(([key, group]) => compareGroups(then.get(key) ?? null, group));
  const gone = [...then].flatMap(([key, group]): ComparedCell[] =>
    now.has(key) ? [] : [{ case: group.case, variant: group.variant, mark: 'gone', before: group, after: null }],
  );
  return { isComparable: true, cells: [...present, ...gone] };
}

/** `3 regressed, 1 fixed and 40 same`; without marks that no cell has. */
export function markCounts(cells: readonly Pick<ComparedCell, 'mark'>[]): string {
  const counts = MARKS.flatMap((mark) => {
    const count = cells.filter((cell) => cell.mark === mark).length;
    return count === 0 ? [] : [`${count.toLocaleString('en')} ${mark}`];
  });
  return formatList(counts);
}

const MARKS: readonly CellMark[] = ['regressed', 'fixed', 'changed', 'new', 'gone', 'same'];

function compareGroups(before: CellGroup | null, after: CellGroup): ComparedCell[] {
  const cell = { case: after.case, variant: after.variant, before, after };
  if (after.state === 'not run') return [];
  if (before === null || before.state === 'not run') return [{ ...cell, mark: 'new', before: null }];
  // An answer that no check looked at did not pass one.
  if (after.state === 'failed' && groupVerdict(before) === 'answered') return [{ ...cell, mark: 'new' }];
  const [did, does] = [before.state === 'passed', after.state === 'passed'];
  if (did !== does) return [{ ...cell, mark: does ? 'fixed' : 'regressed' }];
  const isSame = before.state === after.state && isSameAnswers(before.cells, after.cells);
  return [{ ...cell, mark: isSame ? 'same' : 'changed' }];
}

/** The order of the repeats does not matter; if their number differs, neither does how often an answer came. */
function isSameAnswers(before: readonly CellResult[], after: readonly CellResult[]): boolean {
  const keys = (cells: readonly CellResult[]) => {
    const all = cells.map(answerKey).sort();
    return before.length === after.length ? all : [...new Set(all)];
  };
  return JSON.stringify(keys(before)) === JSON.stringify(keys(after));
}

/** Equal for two answers that are the same. JSON is compared as data: the order of keys and the space between them do not matter. */
export function answerKey({ answer, data }: Pick<CellResult, 'answer' | 'data'>): string {
  const value: JsonValue | undefined = data ?? tryParseJson(answer);
  return value === undefined ? answer.trim() : canonical(value);
}

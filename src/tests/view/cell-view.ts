/** What one cell of the table says: a case with a variant, with all its repeats. */
import type { CellResult } from '#contract/suite/results-file.ts';
import { formatChanged } from '#run/compare/answer-difference.ts';
import { median } from '#run/figures/median.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import { markdownLine } from '#run/results/markdown-line.ts';
import { cellVerdict, groupVerdict } from '../report/cell-verdict.ts';
import type { CellMark, ComparedCell } from '../report/compare-results.ts';
import { cellDifference } from './cell-difference.ts';
import { groupLabel, LIVE_STATE_LABELS, type LiveCellState, worstState } from './live-cell-state.ts';
import { missedReason } from './missed-reason.ts';

export interface CellView {
  /** How each repeat ended. */
  states: readonly LiveCellState[];
  /** One mark for each repeat; a single one if there are many. */
  marks: readonly LiveCellState[];
  worst: LiveCellState;
  label: string;
  /** Null without a baseline. */
  mark: CellMark | null;
  /** Median of the repeats, such as `1.21 s`; empty until it is known. */
  time: string;
  /** Below the word: the first words of the answer, as far as it has arrived, or why it did not pass. */
  line: string;
  /** The first words of an answer that missed a check; else empty. */
  missedAnswer: string;
}

/** Most repeats with a mark each; more have one mark together. */
const MARKS = 5;
/** More does not fit on the line. */
const LONGEST = 1_000;

export interface CellFacts {
  states: readonly LiveCellState[];
  /** What is known of each repeat; undefined while it is read, null for one that has not ended. */
  results: readonly (CellResult | null | undefined)[];
  /** ms of each repeat; 0 if it is not known. */
  times: readonly number[];
  /** What has arrived of the answer of a running repeat. */
  arrived: string;
  compared: ComparedCell | null;
}

export function cellView({ states: stored, results, times, arrived, compared }: CellFacts): CellView {
  // Earlier releases stored answers without checks as passed.
  const states = stored.map((state, repeat) => {
    const result = results[repeat];
    return state === 'passed' && result ? cellVerdict(result) : state;
  });
  const worst = worstState(states);
  const told =
    results.find((result) => result && cellVerdict(result) === worst) ?? results.find((result) => result) ?? null;
  const known = times.filter((ms) => ms > 0);
  return {
    states,
    marks: states.length > MARKS ? [worst] : states,
    worst,
    label: groupLabel(states),
    mark: compared?.mark ?? null,
    time: known.length === 0 ? '' : formatDuration(median(known) ?? 0),
    line: worst === 'running' ? answerLine(arrived) : told === null || worst === 'waiting' ? '' : toldText(told),
    missedAnswer: worst === 'failed' && told !== null ? answerLine(told.answer) : '',
  };
}

/** Where the comparison leads: the state, and what changed. */
export function comparedLine({ mark, before, after }: ComparedCell): string {
  const [then, now] = [before?.cells[0] ?? null, after?.cells[0] ?? null];
  if (mark === 'changed' && then !== null && now !== null) {
    const { changed, isSame } = cellDifference(then, now);
    if (!isSame) return `${formatChanged(changed)} differs`;
  }
  if (mark === 'same' || mark === 'new' || mark === 'changed')
    return after === null ? '' : LIVE_STATE_LABELS[groupVerdict(after)];
  const missed = before?.cells.find(({ state }) => state === before.state);
  return `was: ${missed === undefined ? 'not run' : missedReason(missed) || cellVerdict(missed)}`;
}

function toldText(told: CellResult): string {
  return [told.ended, missedReason(told) || answerLine(told.answer)].filter(Boolean).join(' · ');
}

function answerLine(answer: string): string {
  return markdownLine(answer.slice(0, LONGEST));
}

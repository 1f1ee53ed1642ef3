/** What one cell of the table says: a case with a variant, with all its repeats. */
import type { CellResult } from '#contract/suite/results-file.ts';
import { formatChanged } from '#run/compare/answer-difference.ts';
import { median } from '#run/figures/median.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import { markdownLine } from '#run/results/markdown-line.ts';
import { cellVerdict, groupVerdict } from '../report/cell-verdict.ts';
import type { CellMark, ComparedCell } from '../report/compare-results.ts';
import { cellDifference } from './cell-difference.ts';
import { type CellLook, groupWord, LOOK_WORDS, worstLook } from './cell-look.ts';
import { missedReason } from './missed-reason.ts';

export interface CellView {
  /** How each repeat ended. */
  looks: readonly CellLook[];
  /** One mark for each repeat; a single one if there are many. */
  marks: readonly CellLook[];
  worst: CellLook;
  word: string;
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
  looks: readonly CellLook[];
  /** What is known of each repeat; undefined while it is read, null for one that has not ended. */
  results: readonly (CellResult | null | undefined)[];
  /** ms of each repeat; 0 if it is not known. */
  times: readonly number[];
  /** What has arrived of the answer of a running repeat. */
  arrived: string;
  compared: ComparedCell | null;
}

export function cellView({ looks: stored, results, times, arrived, compared }: CellFacts): CellView {
  // Earlier releases stored answers without checks as passed.
  const looks = stored.map((look, repeat) => {
    const result = results[repeat];
    return look === 'passed' && result ? cellVerdict(result) : look;
  });
  const worst = worstLook(looks);
  const told =
    results.find((result) => result && cellVerdict(result) === worst) ?? results.find((result) => result) ?? null;
  const known = times.filter((ms) => ms > 0);
  return {
    looks,
    marks: looks.length > MARKS ? [worst] : looks,
    worst,
    word: groupWord(looks),
    mark: compared?.mark ?? null,
    time: known.length === 0 ? '' : formatDuration(median(known) ?? 0),
    line: worst === 'running' ? firstWords(arrived) : told === null || worst === 'waiting' ? '' : toldWords(told),
    missedAnswer: worst === 'failed' && told !== null ? firstWords(told.answer) : '',
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
    return after === null ? '' : LOOK_WORDS[groupVerdict(after)];
  const missed = before?.cells.find(({ state }) => state === before.state);
  return `was: ${missed === undefined ? 'not run' : missedReason(missed) || cellVerdict(missed)}`;
}

function toldWords(told: CellResult): string {
  return [told.ended, missedReason(told) || firstWords(told.answer)].filter(Boolean).join(' · ');
}

function firstWords(answer: string): string {
  return markdownLine(answer.slice(0, LONGEST));
}

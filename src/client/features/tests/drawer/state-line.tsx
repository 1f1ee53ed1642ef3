/** The state of an open cell, with its figures; in the comparison what became of it. */
import type { CellResult } from '#contract/suite/results-file.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import { groupVerdict } from '#run/test-report/cell-verdict.ts';
import type { CellMark, ComparedCell } from '#run/test-report/compare-results.ts';
import type { CellGroup } from '#run/test-report/tally-cells.ts';
import { type CellLook, LOOK_WORDS } from '#run/test-view/cell-look.ts';
import { missedReason } from '#run/test-view/missed-reason.ts';
import { TestMark } from '../parts/test-mark.tsx';
import classes from './cell-drawer.module.css';

export interface StateLineProps {
  look: CellLook;
  result: CellResult | null;
  /** In the comparison; else null. */
  compared: ComparedCell | null;
  /** Number of the baseline. */
  baseline: number;
}

export function StateLine({ look, result, compared, baseline }: StateLineProps) {
  const figures =
    result === null
      ? []
      : [
          ...(result.timeMs === null ? [] : [formatDuration(result.timeMs)]),
          ...(result.firstTextMs === null ? [] : [`first text ${formatDuration(result.firstTextMs)}`]),
          ...(result.tokens === null ? [] : [`${result.tokens.toLocaleString('en')} tokens`]),
        ];
  return (
    <div
      className={`tb-bar tb-row tb-min-36 tb-inset-x tb-size-sm ${classes.state}`}
      data-look={compared?.mark ?? look}
    >
      <TestMark look={compared?.mark ?? look} />
      <p className="tb-cut tb-shrink">
        {compared === null ? (
          <>
            <strong>{LOOK_WORDS[look]}</strong> {result !== null && look !== 'passed' && missedReason(result)}
          </>
        ) : (
          <>
            <strong>{MARK_WORDS[compared.mark]}</strong> {againstWords(compared, baseline)}
          </>
        )}
      </p>
      <span className="tb-mono tb-xs tb-end tb-fixed tb-quiet">
        {figures[0]}
        <span className={classes.more}>{figures.slice(1).map((figure) => ` · ${figure}`)}</span>
      </span>
    </div>
  );
}

const MARK_WORDS: Readonly<Record<CellMark, string>> = {
  fixed: 'Fixed',
  regressed: 'Regressed',
  changed: 'Changed',
  same: 'Same',
  new: 'New',
  gone: 'Gone',
};

/** `passed in #29, 2 of 7 checks missed now`. */
function againstWords({ before, after }: ComparedCell, baseline: number): string {
  const then = before === null ? `not in #${baseline}` : `${wordsOf(before)} in #${baseline}`;
  return after === null ? then : `${then}, ${wordsOf(after)} now`;
}

function wordsOf(group: CellGroup): string {
  const first = group.cells.find((cell) => cell.state === group.state);
  return (first && missedReason(first)) || groupVerdict(group);
}

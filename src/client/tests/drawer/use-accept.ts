/** Accepting the answer of the open cell as the expected text of its case. */

import { type RefObject, useEffect } from 'react';
import type { CellResult } from '#contract/suite/results-file.ts';
import { answerOf } from '#tests/report/cell-verdict.ts';
import { announce } from '../../shell/ui/feedback/announce.ts';
import { focusText } from '../../shell/ui/focus/focus-into.ts';
import type { TestTable } from '../model/test-table.ts';
import { type CellPosition, useCellActions } from '../model/use-cell-actions.ts';
import { useExpectedNow } from '../model/use-expected-now.ts';
import { useTestsModel } from '../model/use-tests-model.ts';

export interface Accept {
  /** Why the answer cannot be accepted; null if it can. */
  why: string | null;
  /** Brings the difference into view if it was not seen, else accepts, and goes on to the next cell of a walk. */
  accept: (wasSeen?: boolean) => void;
  /** Position of the cell in the walk; -1 if it is not part of it. */
  walked: number;
  toWalked: (at: number) => void;
}

export function useAccept(table: TestTable, cell: CellPosition, result: CellResult | null): Accept {
  const { isComparing, setAccepting, isSeen, openCell, walk, setWalk } = useTestsModel();
  const actions = useCellActions(table);
  const expected = useExpectedNow(table, cell.case);
  const answer = result && answerOf(result);
  const isExpected = answer !== null && expected !== null && answer.trim() === expected.trim();
  const why =
    answer === null
      ? 'There is no answer to accept'
      : isExpected
        ? 'The answer is the expected text'
        : actions.whyNotAccepted(cell.case);
  const walked = walk.findIndex((one) => one.case === cell.case && one.variant === cell.variant);
  const toWalked = (at: number) => {
    const next = walk[at];
    if (next === undefined) {
      setWalk([]);
      announce('That was the last difference');
      return;
    }
    openCell(next, true);
    setAccepting(true);
  };
  const accept = (wasSeen = isSeen || isComparing) => {
    if (answer === null || why !== null) return;
    if (!wasSeen) return setAccepting(true);
    actions.accept(cell.case, answer);
    if (walked !== -1) toWalked(walked + 1);
  };
  return { why, accept, walked, toWalked };
}

/** Brings the difference of the open cell into view when it is to be accepted. */
export function useShowDifference(section: RefObject<HTMLElement | null>): void {
  const { accepting, setAccepting } = useTestsModel();
  useEffect(() => {
    if (!accepting) return;
    // jsdom cannot scroll.
    section.current?.scrollIntoView?.({ block: 'nearest' });
    focusText(section.current);
    announce('Read the difference, then accept');
    setAccepting(false);
  }, [accepting, setAccepting, section]);
}

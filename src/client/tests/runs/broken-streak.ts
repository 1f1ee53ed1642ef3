/** Cells that break one after another mean that something is wrong with all of them. */
import { isUnanswered } from '#run/errors/is-unanswered.ts';
import { MAX_WAIT } from '#tests/suite/max-wait.ts';
import type { CellRun } from '#tests/suite/run-cell.ts';
import type { CellKey } from '../../runs/cells/cell-sender.ts';
import type { RunPause } from '../store/suite-runs.ts';

export interface BrokenStreak {
  /** Hears how a cell has ended. Why the run has to pause; null if it goes on. */
  hear: (key: CellKey, outcome: CellRun) => RunPause | null;
  /** The cells since the last call that no server answered, or that it had no time for: they are to run once more. */
  takeUnanswered: () => CellKey[];
  /** Gives back cells that could not be run once more yet. */
  putBack: (keys: readonly CellKey[]) => void;
  /** The run goes on: counts from here. */
  end: () => void;
}

/** So many broken cells in a row pause the run. */
const BROKEN_IN_A_ROW = 20;
/** The same, if the server takes no more requests for some time. */
const LIMITED_IN_A_ROW = 5;

export function createBrokenStreak(): BrokenStreak {
  let [broken, limited] = [0, 0];
  let unanswered: CellKey[] = [];
  return {
    hear(key, outcome) {
      const { result, waitMs } = outcome;
      broken = result.state === 'broken' ? broken + 1 : 0;
      limited = waitMs === null ? 0 : limited + 1;
      if (waitMs !== null || isCut(outcome)) unanswered.push(key);
      const isLimited = waitMs !== null && limited >= LIMITED_IN_A_ROW;
      if (!isLimited && broken < BROKEN_IN_A_ROW) return null;
      const until = waitMs === null ? null : performance.now() + Math.min(MAX_WAIT, waitMs);
      return { cells: isLimited ? limited : BROKEN_IN_A_ROW, until, problem: null };
    },
    takeUnanswered() {
      const keys = unanswered;
      unanswered = [];
      return keys;
    },
    putBack: (keys) => void unanswered.push(...keys),
    end() {
      [broken, limited] = [0, 0];
    },
  };
}

/** True if the last turn got no answer, or half of one. */
function isCut({ result, runs }: CellRun): boolean {
  const last = runs.at(-1);
  return result.state === 'broken' && isUnanswered(last?.error ?? last?.inputs[0]?.error ?? null);
}

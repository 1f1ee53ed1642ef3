/** Chooses the runs to compare: picked one by one in the history, or the two most likely ones. */
import { useMemo } from 'react';
import { RUN_LETTERS } from '#run/compare/run-pair.ts';
import type { RunSummary } from '../../runs/history/run-summary.ts';
import { useRunSummaries } from '../../runs/use-runs.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useComparedIds, useMode, useShownRunId } from '../../shell/navigation/use-url-key.ts';
import { announce } from '../../shell/ui/feedback/announce.ts';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { isComparable } from './history/is-comparable.ts';

export interface ComparedRuns {
  /** Ids, as A and B. */
  picked: readonly string[];
  /** True if there are two runs that can be compared. */
  isPossible: boolean;
  /** Picks a run, or unpicks it. A third takes the place of B, which the page says. */
  toggle: (summary: RunSummary) => void;
  clear: () => void;
  /** Compares the picked runs. If fewer than two are picked: the shown run, or else the newest, with the run before it. */
  open: () => void;
  /** Compares this run with the shown one, or else with the newest other; the older one is A. */
  openWithCurrent: (id: string) => void;
}

export function useComparedRuns(): ComparedRuns {
  const comparedIds = useComparedIds();
  const shownRunId = useShownRunId();
  const mode = useMode();
  const { setComparedIds } = useNavigate();
  const { summaries } = useRunSummaries();
  return useMemo(() => {
    const over = summaries.filter(isComparable);
    const openPair = (pair: readonly (RunSummary | undefined)[]) => {
      const there = pair.filter((item) => item !== undefined);
      const ids = there.toSorted((left, right) => left.number - right.number).map(({ id }) => id);
      // One run is not enough: Compare then says what is missing, or takes the last two when they are stored.
      setComparedIds(ids.length < 2 ? comparedIds : ids, { mode: 'compare' });
    };
    const usualPair = () => {
      const last = over.find(({ id }) => id === (comparedIds[0] ?? shownRunId)) ?? over[0];
      return [last, last && partnerOf(last, over)];
    };
    return {
      picked: comparedIds,
      isPossible: over.length >= 2,
      toggle: ({ id, number }) => {
        const [a, b] = comparedIds;
        const put = (ids: readonly string[]) => setComparedIds(ids, { history: 'replace' });
        if (comparedIds.includes(id)) {
          put(comparedIds.filter((picked) => picked !== id));
          announce(`Run ${number} is no longer selected`);
        } else if (a === undefined || b === undefined) {
          put([...comparedIds, id]);
          announce(`Run ${number} is selected as ${RUN_LETTERS[comparedIds.length] ?? ''}`);
        } else {
          put([a, id]);
          const gone = summaries.find((summary) => summary.id === b);
          const instead = gone === undefined ? '' : ` instead of run ${gone.number}`;
          notify({
            message: `Compare takes two runs: run ${number} is now B${instead}. More than two are columns in Tests.`,
            // The notice covers the button of the strip.
            ...(mode !== 'compare' && {
              action: { label: 'Compare', run: () => setComparedIds([a, id], { mode: 'compare' }) },
            }),
          });
        }
      },
      clear: () => setComparedIds([], { history: 'replace' }),
      open: () => {
        if (comparedIds.length >= 2) return setComparedIds(comparedIds, { mode: 'compare' });
        openPair(usualPair());
      },
      openWithCurrent: (id) => {
        const run = over.find((item) => item.id === id);
        const shown = summaries.find((item) => item.id === shownRunId);
        // A run that has just ended is the newest, and may not be stored yet.
        if (run && shown === undefined && shownRunId !== null) setComparedIds([id, shownRunId], { mode: 'compare' });
        else if (run) openPair([run, shown && shown !== run && over.includes(shown) ? shown : partnerOf(run, over)]);
      },
    };
  }, [comparedIds, mode, setComparedIds, shownRunId, summaries]);
}

/** The previous run of the same flow, else the newest other run of that flow, else the newest other run. */
function partnerOf(run: RunSummary, newestFirst: readonly RunSummary[]): RunSummary | undefined {
  const others = newestFirst.filter(({ id }) => id !== run.id);
  const ofFlow = others.filter(({ flow }) => flow.id === run.flow.id);
  return ofFlow.find(({ number }) => number < run.number) ?? ofFlow[0] ?? others[0];
}

/** The run of the matrix: the newest run of these variants, or the one that was opened from the history. */
import { useCallback, useMemo, useState } from 'react';
import { maskTweaksText } from '#flow/secrets/mask-secrets.ts';
import type { Run } from '#run/model/run.ts';
import { columnInRun } from '#run/variants/matrix-view.ts';
import { unfinishedInputs } from '#run/variants/rerun-cells.ts';
import { columnsOf, type VariantColumn, type VariantSet } from '#run/variants/variant.ts';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { newSession, useSessionSharing } from '../../draft/session-sharing.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useNavigate } from '../../navigation/navigate.tsx';
import { useProvideModeRun } from '../../navigation/use-provide-mode-run.ts';
import { useShownRunId } from '../../navigation/use-url-key.ts';
import { useRun, useRunSummaries } from '../../runs/use-runs.ts';
import { type StartOutcome, useStartRun } from '../../runs/use-start-run.ts';
import { announce } from '../../ui/feedback/announce.ts';

export interface MatrixRun {
  /** Null if this flow's variants have not run yet. */
  run: Run | null;
  isLoading: boolean;
  /** The columns to show: those of the set, or of an older run. */
  columns: readonly VariantColumn[];
  /** True if the run is from the history and has other variants. */
  isPast: boolean;
  problem: string | null;
  isRunning: boolean;
  /** Runs these cells again, with all of their repetitions. */
  again: (indices: readonly number[]) => void;
  /** Inputs of the run that did not finish; empty while it runs. */
  unfinished: readonly number[];
}

export function useMatrixRun(flow: FlowDetail, set: VariantSet): MatrixRun {
  const shownRunId = useShownRunId();
  const { showRun } = useNavigate();
  const { launch, running, batch } = useStartRun();
  const form = useDraftForm();
  const session = useSessionSharing().isShared ? null : newSession;
  const [ownId, setOwnId] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { summaries } = useRunSummaries();
  const newest = summaries.find((one) => one.isMatrix === true && one.flow.id === flow.id)?.id ?? null;
  const shown = useRun(shownRunId);
  const own = useRun(ownId ?? newest);
  const run = [shown.run, own.run].find((one) => one?.matrix !== undefined && one.flow.id === flow.id) ?? null;
  const current = useMemo(() => columnsOf(set), [set]);
  // If a variant was changed since its run, only its answers are dropped. An older run shows its own variants.
  const isPast = run !== null && run.id !== (ownId ?? newest) && !hasAll(current, run, flow);

  const take = useCallback(
    (outcome: StartOutcome) => {
      if ('started' in outcome) {
        setProblem(null);
        setOwnId(outcome.started);
        showRun(outcome.started, { history: 'replace', mode: null });
        return;
      }
      const why = 'refused' in outcome ? outcome.refused : (outcome.problems[0]?.message ?? 'Nothing was sent');
      setProblem(why);
      announce(why);
    },
    [showRun],
  );
  const runAll = async () => {
    announce('Starting');
    const draft = structuredClone(form.getValues());
    const { repeats, atOnce } = set;
    take(
      await launch(flow, async (services, connection) => {
        const { prepareMatrix } = await import('../../runs/prepare-matrix.ts');
        return prepareMatrix(services, connection, {
          ...{ draft, flow, columns: current, repeats, atOnce },
          newSession: session,
        });
      }),
    );
  };
  useProvideModeRun('Run', () => void runAll());

  const again = async (indices: readonly number[]) => {
    if (run?.matrix === undefined) return;
    const { repeats, columns } = run.matrix;
    const { draft } = run;
    announce('Starting');
    take(
      await launch(flow, async (services, connection) => {
        const { prepareCells } = await import('../../runs/prepare-matrix.ts');
        const start = { draft, flow, columns: withSecrets(run, columns, current, flow), repeats, atOnce: set.atOnce };
        return prepareCells(services, connection, { ...start, newSession: session, run, indices });
      }),
    );
  };
  return {
    run,
    isLoading: run === null && (shown.isLoading || own.isLoading),
    columns: isPast && run?.matrix ? run.matrix.columns : current,
    isPast,
    problem,
    isRunning: running !== null || batch !== null,
    again: (indices) => void again(indices),
    unfinished: run === null || run.status === 'running' ? [] : unfinishedInputs(run),
  };
}

function hasAll(current: readonly VariantColumn[], { matrix }: Run, { index }: FlowDetail): boolean {
  const masked = new Set(current.map(({ tweaksText }) => maskTweaksText(tweaksText, index)));
  return matrix?.columns.every(({ tweaksText }) => masked.has(tweaksText)) ?? false;
}

/** The secrets of the run are masked, but a column that is still on the page has them. */
function withSecrets(
  run: Run,
  columns: readonly VariantColumn[],
  current: readonly VariantColumn[],
  { index }: FlowDetail,
): VariantColumn[] {
  return columns.map((column, place) => ({
    ...column,
    tweaksText: current.find((one) => columnInRun(run, one, index) === place)?.tweaksText ?? column.tweaksText,
  }));
}

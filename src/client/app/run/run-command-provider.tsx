/** Decides what Run does. */
import { type ReactNode, useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { DraftProblem } from '#run/plan/to-run-request.ts';
import { touchEmptyInputs } from '../../bench/draft/touch-inputs.ts';
import { useAnalysisStore, useTweakReport } from '../../draft/analysis/draft-analysis.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { busyText } from '../../runs/run-cache.ts';
import { useStartRun } from '../../runs/use-start-run.ts';
import { connectionHost } from '../../shell/api/connection-host.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { RequestError } from '../../shell/api/fetch-json.ts';
import { useFlow, useFlows } from '../../shell/api/flows-query.ts';
import { goTo } from '../../shell/navigation/go-to.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useFlowId, useMode, useShownPart } from '../../shell/navigation/use-url-key.ts';
import type { FieldTarget } from '../../shell/state/ui-state.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { useLatest } from '../../shell/ui/browser/use-latest.ts';
import { announce } from '../../shell/ui/feedback/announce.ts';
import { type RunBlocker, type RunCommand, RunCommandContext } from './run-command.ts';

/** Why the tweaks cannot be sent. */
interface TweaksProblem {
  message: string;
  /** From 1. */
  line: number;
}

const HINT_MS = 4000;

export function RunCommandProvider({ children }: { children: ReactNode }) {
  const { start, stop, running, tests } = useStartRun();
  const flowId = useFlowId();
  const mode = useMode();
  const part = useShownPart();
  const { showRun, closeCompare } = useNavigate();
  const modeRun = useUiState((state) => state.modeRun);
  const isBench = mode === 'bench' || mode === 'present';
  const flow = useFlow(flowId);
  const form = useDraftForm();
  const analysis = useAnalysisStore();
  const blocker = useBlocker(flowId, flow.isPending, flow.data === undefined, isBench, modeRun?.blocked ?? null);
  const [hint, setHint] = useState<string | null>(null);
  /**
   * Set if Run was pressed while a flow was loading, which then runs as soon as it is loaded. The id is null if it was
   * not known yet which flow will be opened.
   */
  const [awaited, setAwaited] = useState<{ flow: string | null } | null>(null);

  useEffect(() => {
    if (hint === null) return;
    const timer = setTimeout(() => setHint(null), HINT_MS);
    return () => clearTimeout(timer);
  }, [hint]);

  const latest = useLatest({ start, running, tests, mode, part, isBench, modeRun, blocker, flow: flow.data, flowId });
  const run = useCallback(async () => {
    const { start, running, tests, mode, part, isBench, modeRun, blocker, flow, flowId } = latest.current;
    function answer(message: string, target: FieldTarget | null) {
      setHint(message);
      announce(message);
      // Present has no fields, and the focus must not jump to a field when Present is left.
      if (target !== null && mode !== 'present') goTo(target);
    }
    if (running !== null || tests !== null) return answer(busyText(tests), null);
    if (blocker?.passes) {
      setAwaited({ flow: flowId });
      return answer('The run starts when the flow is loaded', null);
    }
    if (blocker !== null) return answer(blocker.message, blocker.target);
    if (flow === undefined) return;
    setHint(null);
    if (!isBench) {
      if (modeRun === null) return answer('Nothing can be run here', null);
      if (part === 'compare') closeCompare();
      return modeRun.run();
    }
    announce('Starting');
    touchEmptyInputs(form);
    const outcome = await start({ draft: structuredClone(form.getValues()), flow, analysis: analysis.getState() });
    if ('started' in outcome) showRun(outcome.started);
    else if ('refused' in outcome) answer(outcome.refused, null);
    else answer(outcome.problems[0]?.message ?? 'The request is not complete', targetOf(outcome.problems[0]));
  }, [latest, form, analysis, showRun, closeCompare]);
  const isPassing = blocker?.passes === true;
  const runAwaited = useEffectEvent(() => {
    setAwaited(null);
    if (awaited?.flow === null || awaited?.flow === flowId) void run();
  });
  useEffect(() => {
    if (awaited !== null && !isPassing) runAwaited();
  }, [awaited, isPassing]);
  const label = isBench ? 'Run' : (modeRun?.label ?? null);
  const command = useMemo<RunCommand>(
    () => ({ label, run: () => void run(), stop, running, tests, blocker, hint }),
    [label, run, stop, running, tests, blocker, hint],
  );
  return <RunCommandContext value={command}>{children}</RunCommandContext>;
}

/** Host of a server that did not answer the request for its flows; null otherwise. */
function useSilentHost(): string | null {
  const { connection } = useConnection();
  const flows = useFlows();
  const isSilent =
    flows.data === undefined && flows.error instanceof RequestError && flows.error.error.kind === 'unreachable';
  return isSilent ? connectionHost(connection) : null;
}

/** The tweaks of the bench matter only on the bench. */
function useBlocker(
  flowId: string | null,
  isPending: boolean,
  isMissing: boolean,
  isBench: boolean,
  ofMode: string | null,
): RunBlocker | null {
  const tweaks = useTweaksProblem();
  const silent = useSilentHost();
  const flows = useFlows();
  // The page opens one of them by itself.
  const isNone = flowId === null && !flows.isPending && (flows.data ?? []).length === 0;
  return useMemo(() => {
    const target = { kind: 'flow' } as const;
    if (silent !== null) return { message: `No server: nothing answers at ${silent}`, target };
    if (isNone) return { message: 'Choose a flow first', target };
    // The focus stays where the user is about to write.
    if (isMissing && isPending) return { message: 'Loading the flow', target: null, passes: true };
    if (isMissing) return { message: 'Could not load this flow: choose another one', target };
    if (!isBench) return ofMode === null ? null : { message: ofMode, target: null };
    if (tweaks !== null) return { message: tweaks.message, target: { kind: 'tweaks', line: tweaks.line } };
    return null;
  }, [isBench, isMissing, isNone, isPending, ofMode, silent, tweaks]);
}

function targetOf(problem: DraftProblem | undefined): FieldTarget | null {
  if (problem === undefined) return null;
  const { field, input, line } = problem;
  if (field === 'inputs') return { kind: 'input', index: input ?? 0 };
  return field === 'tweaks' ? { kind: 'tweaks', line } : { kind: field };
}

function useTweaksProblem(): TweaksProblem | null {
  const report = useTweakReport();
  const line = report?.isBroken ? (report.problems[0]?.line ?? 1) : null;
  return useMemo(
    () => (line === null ? null : { message: `The tweaks are not valid JSON: line ${line}`, line }),
    [line],
  );
}

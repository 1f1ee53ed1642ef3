/** The runs of a presentation: an answer to each question with the current knobs, and one without tweaks. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { isJsonEqual } from '#contract/json.ts';
import type { Run } from '#run/model/run.ts';
import { newSession, useSessionSharing } from '../../draft/session-sharing.ts';
import { EMPTY_TWEAKS } from '../../draft/storage/empty-draft.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import type { RunningRun } from '../../runs/history/run-summary.ts';
import { usePageServices } from '../../runs/page-services.ts';
import { useRun } from '../../runs/use-runs.ts';
import { useStartRun } from '../../runs/use-start-run.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { useShownRunId } from '../../shell/navigation/use-url-key.ts';
import { announce } from '../../shell/ui/feedback/announce.ts';
import type { Question } from './use-questions.ts';
import { whenRunOver } from './when-run-over.ts';

type Side = 'own' | 'flow';

export function usePresentedRuns(question: Question) {
  const services = usePageServices();
  const { start, stop, running, tests } = useStartRun();
  const shownRunId = useShownRunId();
  const { showRun } = useNavigate();
  const flow = useOpenFlow();
  const form = useDraftForm();
  const { isShared } = useSessionSharing();
  const [runs, setRuns] = useState<Readonly<Record<string, string>>>({});
  const [isComparing, setComparing] = useState(false);
  const [next, setNext] = useState<string | null>(null);
  const wantsFlow = useRef(false);
  // A waiting run is not sent after Present was left or Compare was turned off.
  useEffect(
    () => () => {
      wantsFlow.current = false;
    },
    [],
  );
  const [problem, setProblem] = useState<string | null>(null);
  const keyOf = (side: Side) => `${side} ${question.id}`;

  // If one question was asked again, the run still has the answers to the other questions.
  const [openedId] = useState(shownRunId);
  const shown = useRun(shownRunId);
  const opened = useRun(openedId);
  const answering = [shown.run, opened.run].find((run) => run?.flow.id === flow?.id && run && asks(run, question));
  const ownId = runs[keyOf('own')] ?? answering?.id ?? null;
  const flowId = runs[keyOf('flow')] ?? null;
  const own = useAnswer(ownId, question);
  const plain = useAnswer(flowId, question);

  const needsFlow = plain.run === null || plain.run.status === 'failed' || plain.run.status === 'stopped';
  /** Resolves when the run has ended; false if it failed or was stopped. */
  async function send(side: Side): Promise<boolean> {
    if (flow === null) return false;
    const draft = structuredClone(form.getValues());
    const { onlyInput } = question;
    const outcome = await start({
      draft: side === 'flow' ? { ...draft, tweaksText: EMPTY_TWEAKS } : draft,
      flow,
      mode: 'present',
      ...(onlyInput !== null && { onlyInput }),
      session: isShared ? null : newSession(),
    });
    if (!('started' in outcome)) {
      const why = 'refused' in outcome ? outcome.refused : (outcome.problems[0]?.message ?? 'Nothing was sent');
      setProblem(why);
      announce(why);
      return false;
    }
    const { started } = outcome;
    setRuns((before) => ({ ...before, [`${side} ${question.id}`]: started }));
    if (side === 'own') showRun(started, { history: 'replace', mode: null });
    const ended = await whenRunOver(services, started);
    return ended?.status === 'done';
  }
  async function runAll(sides: readonly Side[]) {
    setProblem(null);
    announce('Starting');
    setNext(sides.length > 1 ? question.id : null);
    for (const side of sides) {
      if (side === 'flow' && !wantsFlow.current) break;
      if (!(await send(side))) break;
    }
    setNext(null);
  }
  async function runAfter({ id }: RunningRun) {
    if (next !== null) return;
    setNext(question.id);
    await whenRunOver(services, id);
    setNext(null);
    if (wantsFlow.current) await runAll(['flow']);
  }
  return {
    /** The run with the tweaks; null before the first run of the question. */
    own: own.run,
    /** The run without tweaks; null until Compare is on. */
    flow: plain.run,
    isLoading: own.isLoading || (shown.isLoading && ownId === null),
    isComparing,
    /** True if the run without tweaks starts after the run in progress. */
    isFlowNext: next === question.id,
    toggleComparing: () => {
      setComparing(!isComparing);
      wantsFlow.current = !isComparing;
      if (isComparing || !needsFlow) return;
      void (running === null ? runAll(['flow']) : runAfter(running));
    },
    run: () => {
      if (running !== null) return;
      void runAll(isComparing && needsFlow ? ['own', 'flow'] : ['own']);
    },
    stop,
    running,
    tests,
    /** Why the last click on Run sent nothing. */
    problem,
  };
}

/** The run with this id, unless the question was edited since. */
function useAnswer(id: string | null, question: Question): ReturnType<typeof useRun> {
  const found = useRun(id);
  return useMemo(
    () => (found.run === null || asks(found.run, question) ? found : { ...found, run: null }),
    [found, question],
  );
}

/**
 * True if the run answers exactly this question, asked in the same components. Never for a run of an earlier
 * version of the flow.
 */
function asks(run: Run, { text, onlyInput, components, type }: Question): boolean {
  if (run.version) return false;
  if (onlyInput === null) return run.request.inputs === undefined || run.request.inputs.length === 0;
  const hasAnswer = run.inputs.some(({ index }) => index === onlyInput);
  const sent = run.request.inputs?.[onlyInput];
  return (
    hasAnswer &&
    sent?.input_value === text &&
    (sent.type ?? 'any') === type &&
    isJsonEqual(sent.components ?? [], [...components])
  );
}

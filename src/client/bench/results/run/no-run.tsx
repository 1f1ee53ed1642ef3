/** Shown while no run is open: opens your own newest run of the flow, or says how to start. */

import { Button } from '@mantine/core';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { RunRequest } from '#contract/run-request.ts';
import { formatCount } from '#run/figures/result-format.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { useWho } from '../../../blocks/person/use-who.ts';
import { useDraftValue } from '../../../draft/use-draft.ts';
import { useOwnRuns } from '../../../runs/history/own-runs.ts';
import { isRunOf } from '../../../runs/history/run-server.ts';
import type { RunSummary } from '../../../runs/history/run-summary.ts';
import { usePageServices } from '../../../runs/page-services.ts';
import { runKeys } from '../../../runs/run-cache.ts';
import { useRunSummaries } from '../../../runs/use-runs.ts';
import { useConnection } from '../../../shell/api/connection-provider.tsx';
import { useFlows } from '../../../shell/api/flows-query.ts';
import { IconPlugConnected } from '../../../shell/icons/icons.ts';
import { useNavigate } from '../../../shell/navigation/navigate.tsx';
import { useOpenFlow } from '../../../shell/navigation/use-open-flow.ts';
import { useFlowId, useMode } from '../../../shell/navigation/use-url-key.ts';
import { sendUiRequest } from '../../../shell/state/send-ui-request.ts';
import { useUiState } from '../../../shell/state/ui-state.ts';
import { useOnFirstUse } from '../../../shell/ui/browser/use-on-first-use.ts';
import classes from '../results-pane.module.css';
import { ExampleList } from './example-list.tsx';
import firstClasses from './first-run.module.css';
import { useFlowFailure } from './use-flow-failure.ts';

export interface NoRunProps {
  /** True while the run in the URL is being read. */
  isLoading: boolean;
  /** Why it could not be read; else null. */
  problem: string | null;
  /** Id of the run in the URL; null if there is none. */
  id: string | null;
}

export function NoRun({ isLoading, problem, id }: NoRunProps) {
  if (isLoading) return <p className="tb-sm-tall tb-quiet tb-inset-xl">Loading the run</p>;
  if (id === null) return <NothingShown />;
  return problem === null ? <FirstRun title="This run is not on this server" /> : <NotRead id={id} problem={problem} />;
}

function NotRead({ id, problem }: { id: string; problem: string }) {
  const { client } = usePageServices();
  return (
    <div className="tb-scroll">
      <p role="alert" className="tb-sm-tall tb-inset-xl">
        The run could not be read: {problem}
      </p>
      <Button
        size="sm"
        className={classes.again ?? ''}
        onClick={() => void client.refetchQueries({ queryKey: runKeys.run(id) })}
      >
        Try again
      </Button>
    </div>
  );
}

function NothingShown() {
  const mode = useMode();
  const flowId = useFlowId();
  const { showRun } = useNavigate();
  const { connection } = useConnection();
  const flow = useOpenFlow();
  const { summaries } = useRunSummaries();
  const isOwn = useIsOwn();
  const note = useUiState((state) => state.sharedRequest);
  const isOpen = (id: string) => id === flow?.id || id === flowId;
  const isShared = note !== null && isOpen(note.flowId);
  const newest = summaries.find(
    (run) =>
      flow !== null &&
      isOpen(run.flow.id) &&
      isOwn(run) &&
      isRunOf(run.ranOn, connection) &&
      (!isShared || run.startedAt > note.openedAt),
  );
  // Other modes show their own runs.
  const reopened = mode === 'bench' ? (newest?.id ?? null) : null;
  useEffect(() => {
    if (reopened !== null) showRun(reopened, { mode: null, history: 'replace' });
  }, [reopened, showRun]);
  if (reopened !== null) return null;
  if (isShared) return <FirstRun title="Shared request: press Run" isShared />;
  if (summaries.length === 0) return <FirstRun title="Nothing has run yet" />;
  const hasOthers = summaries.some((run) => isOpen(run.flow.id) && !isOwn(run));
  return <FirstRun title={hasOthers ? 'You have not run this flow yet' : 'This flow has not run yet'} />;
}

/** True for a run that this browser has started, or a person of your name. */
function useIsOwn(): (run: RunSummary) => boolean {
  const own = useOwnRuns();
  const who = useWho();
  return ({ id, version, person }) =>
    // A run that waits in this tab to be saved.
    version === null || own.includes(id) || (person !== null && who?.isYou(person) === true);
}

/** How many of the runs are somebody else's; opens all runs. */
function OthersRuns() {
  const { summaries, hasMore } = useRunSummaries();
  const isOwn = useIsOwn();
  const count = summaries.filter((run) => !isOwn(run)).length;
  if (count === 0) return null;
  return (
    <Button size="sm" variant="subtle" className="tb-above-sm" onClick={() => sendUiRequest('allRuns', true)}>
      {hasMore ? 'More than ' : ''}
      {formatCount(count, 'run')} of others in History
    </Button>
  );
}

const FoundLangflowOffer = lazy(async () => ({
  default: (await import('./found-langflow-offer.tsx')).FoundLangflowOffer,
}));
const FlowFailure = lazy(async () => ({ default: (await import('./flow-failure.tsx')).FlowFailure }));

interface FirstRunProps {
  title: string;
  /** True if the request is from a link: then no examples are offered. */
  isShared?: boolean;
}

/** Shown before the first run: how to start, and the examples. */
function FirstRun({ title, isShared = false }: FirstRunProps) {
  const { connection } = useConnection();
  const flowId = useFlowId();
  const { data: flows } = useFlows();
  const failure = useFlowFailure();
  const isEmbedded = connection.kind === 'embedded';
  const needsLangflow = (useOpenFlow()?.needs?.needs_langflow.length ?? 0) > 0;
  const connect = (
    <Button
      size="sm"
      className="tb-above-lg"
      leftSection={<IconPlugConnected size={16} stroke={1.6} aria-hidden="true" />}
      onClick={() => sendUiRequest('connection', true)}
    >
      Connect Langflow
    </Button>
  );
  // Looks for a Langflow only once the page is used: the code for it is too large for a first visit.
  const [looksForLangflow, setLooksForLangflow] = useState(false);
  useOnFirstUse(useCallback(async () => setLooksForLangflow(true), []));
  const samples = (flows ?? []).filter((flow) => flow.is_sample === true);
  return (
    <div className={`tb-scroll ${firstClasses.view}`}>
      {failure ? (
        <Suspense>
          <FlowFailure failure={failure} flowId={flowId} />
        </Suspense>
      ) : (
        <>
          <h3 className="tb-heading">{title}</h3>
          <p className={`tb-lg tb-quiet tb-above-xs ${firstClasses.lead}`}>
            {needsLangflow ? (
              'You can check tweaks here. To run it, connect a Langflow.'
            ) : (
              <ReadyLine isShared={isShared} />
            )}
          </p>
          {isEmbedded && !isShared && !needsLangflow && (
            <p className={`tb-sm-tall tb-quiet tb-above-xs ${firstClasses.lead}`}>
              You are on the embedded engine, which comes with Tweakbench and needs no key or account.
            </p>
          )}
        </>
      )}
      {isEmbedded && !isShared && (
        <Suspense fallback={connect}>
          {looksForLangflow ? <FoundLangflowOffer>{connect}</FoundLangflowOffer> : connect}
        </Suspense>
      )}
      {!isShared && <OthersRuns />}
      {samples.length > 0 && !isShared && <ExampleList samples={samples} />}
    </div>
  );
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

const THEN = 'Then open Inside and read what the model really got.';

/** `origin` is the request of a sample, or where else the inputs are from; null for other flows. */
export function readySentence(
  { inputsMode, inputs }: Pick<RequestDraft, 'inputsMode' | 'inputs'>,
  origin: RunRequest | 'sender' | null,
): string {
  if (inputsMode === 'none') return `Press Run: the flow runs once, and every input component gets empty text. ${THEN}`;
  if (inputsMode === 'keep') return `Press Run: the flow runs once with its saved text. ${THEN}`;
  const filled = inputs.filter(({ value }) => value.trim() !== '');
  if (filled.length === 0) return 'Write an input and press Run.';
  const isSent = origin === 'sender';
  const examples = new Set(isSent ? [] : origin?.inputs?.map(({ input_value }) => input_value));
  const kind = filled.every(({ value }) => examples.has(value)) ? 'example input' : 'input';
  const count = NUMBERS[filled.length];
  const counted =
    count === undefined ? formatCount(filled.length, kind) : `${count} ${kind}${filled.length === 1 ? '' : 's'}`;
  return `Press Run: ${isSent ? "the sender's " : ''}${counted} ${filled.length === 1 ? 'is' : 'are'} ready. ${THEN}`;
}

/** How to start, depending on the request. */
function ReadyLine({ isShared }: { isShared: boolean }) {
  const inputsMode = useDraftValue('inputsMode');
  const inputs = useDraftValue('inputs');
  const suggested = useOpenFlow()?.suggested ?? null;
  // The inputs of a link are those of its sender, not examples, even if they are equal.
  return readySentence({ inputsMode, inputs }, isShared ? 'sender' : suggested);
}

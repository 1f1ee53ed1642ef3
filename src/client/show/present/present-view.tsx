/** Presents the flow on the whole page: one question, its answer in large type, and the knobs. */

import { useFullscreenDocument } from '@mantine/hooks';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { isJsonEqual } from '#contract/json.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { maskRequest } from '#flow/secrets/mask-secrets.ts';
import type { Run } from '#run/model/run.ts';
import { sessionSentence } from '#run/plan/plan-in-session.ts';
import { toRunRequest } from '#run/plan/to-run-request.ts';
import { componentStrip } from '#show/knobs/component-strip.ts';
import { findKnobs } from '#show/knobs/knob.ts';
import { useDraftPlan } from '../../draft/analysis/draft-analysis.ts';
import { useKnobs } from '../../draft/knobs/use-knobs.ts';
import { useSessionSharing } from '../../draft/session-sharing.ts';
import { useDraftForm, useDraftText, useDraftValue } from '../../draft/use-draft.ts';
import { useFormDocument } from '../../draft/use-form-document.ts';
import { useTweakRules } from '../../draft/use-tweak-rules.ts';
import { usePageServices } from '../../runs/page-services.ts';
import type { FlowDetail } from '../../shell/api/flow-detail.ts';
import type { MenuAction } from '../../shell/ui/controls/action-menu-list.tsx';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { KnobsRegion } from './knobs-region.tsx';
import { PresentAnswer } from './present-answer.tsx';
import { PresentHead } from './present-head.tsx';
import { PresentRunButton } from './present-run-button.tsx';
import classes from './present-view.module.css';
import { QuestionText } from './question-text.tsx';
import { StripRegion } from './strip-region.tsx';
import { usePresentKeys } from './use-present-keys.ts';
import { usePresentedRuns } from './use-presented-runs.ts';
import { useQuestions } from './use-questions.ts';

export interface PresentViewProps {
  flow: FlowDetail;
  /** The server as the connection chip names it. */
  server: string;
  /** Further entries of the menu. */
  actions: readonly MenuAction[];
  /** Shows what the flow needs but the server does not have. */
  needs: ReactNode;
  /** The button that publishes it. */
  publish: ReactNode;
  onLeave: () => void;
}

export function PresentView(props: PresentViewProps) {
  const { flow, onLeave } = props;
  const questions = useQuestions();
  const { question, position } = questions;
  const runs = usePresentedRuns(question);
  const { isShared, setShared } = useSessionSharing();
  const { fullscreen, toggle } = useFullscreenDocument();
  // The hook does not know that the page was full before it was mounted.
  const isFull = fullscreen || document.fullscreenElement !== null;
  const toggleFull = () => {
    toggle().catch(() => notify({ message: 'The browser does not let this page fill the screen' }));
  };
  const { knobs, actions } = useKnobs();
  const found = useMemo(() => findKnobs(flow.index, knobs), [flow.index, knobs]);
  const { tweaks, problem, edits } = useFormDocument(flow.index);
  const isStale = useIsStale(runs.own, flow);
  const input = question.onlyInput ?? 0;
  const rules = useTweakRules();
  // Compare with the answer on screen, not with what was typed since.
  const items = useMemo(() => componentStrip(flow.index, runs.own, input, rules), [flow.index, rules, runs.own, input]);
  usePresentKeys({
    run: runs.run,
    leave: onLeave,
    turn: (by) => questions.show(position + by),
    toggleFullScreen: toggleFull,
  });
  const main = useRef<HTMLElement>(null);
  useEffect(() => main.current?.focus(), []);
  const text = (
    <QuestionText
      key={question.id}
      question={question}
      isNew={question.id === questions.addedId}
      onEnd={questions.endAdding}
    />
  );
  const runButton = <PresentRunButton running={runs.running} tests={runs.tests} onRun={runs.run} onStop={runs.stop} />;
  return (
    <>
      <PresentHead
        flowName={flow.name}
        server={props.server}
        session={<SessionNote index={flow.index} isShared={isShared} />}
        questions={questions}
        publish={props.publish}
        isFull={isFull}
        onFull={toggleFull}
        actions={[
          ...props.actions,
          {
            label: isShared ? 'Use a new session for each question' : 'Keep the conversation between questions',
            onSelect: () => setShared(!isShared),
          },
        ]}
        onLeave={onLeave}
      />
      {props.needs}
      <main className={`tb-rest ${classes.main}`} aria-label="Present" ref={main} tabIndex={-1}>
        <h1 className="tb-visually-hidden">{`Tweakbench, ${flow.name}`}</h1>
        <section className={`tb-column tb-shrink tb-surface ${classes.answers}`} aria-label="Answer" data-scrolls>
          <div className={`tb-row ${classes.top}`}>
            <div className="tb-grow">{text}</div>
            <button
              type="button"
              className={`tb-button tb-fixed ${classes.compare}`}
              aria-pressed={runs.isComparing}
              onClick={runs.toggleComparing}
            >
              Compare with the flow
            </button>
          </div>
          {runs.problem !== null && (
            <p className={`tb-problem tb-above-lg ${classes.problem}`} role="alert">
              {runs.problem}
            </p>
          )}
          <div className={classes.columns} data-two={runs.isComparing || undefined}>
            <PresentAnswer
              input={input}
              run={runs.own}
              isLoading={runs.isLoading}
              title={runs.isComparing ? 'With your changes' : null}
              empty="Press Run to ask this question."
              isStale={isStale}
            />
            {runs.isComparing && (
              <PresentAnswer
                input={input}
                run={runs.flow}
                title="Original flow"
                empty={runs.isFlowNext ? 'This runs next.' : 'Press Run to ask the original flow too.'}
              />
            )}
          </div>
        </section>
        <KnobsRegion
          index={flow.index}
          knobs={knobs}
          found={found}
          tweaks={tweaks}
          edits={edits}
          actions={actions}
          isEditable={problem === null}
          runButton={runButton}
        />
        <StripRegion items={items} />
      </main>
    </>
  );
}

/** Says which session the questions use; nothing until the server is known. */
function SessionNote({ index, isShared }: { index: FlowIndex; isShared: boolean }) {
  const plan = useDraftPlan();
  if (plan === null) return null;
  const { session_id: typed = '', ...request } = plan.request;
  const id = typed.trim();
  const sentRequest = id === '' ? request : { ...request, session_id: id };
  const options = { ...plan.subject, request: sentRequest, index, choices: plan.choices };
  return <span className="tb-sm-tall tb-quiet">{sessionSentence(options, isShared, 'question')}</span>;
}

/** Whether the answer on screen was made with other tweaks or outputs, or of another state of the flow. False before the first run. */
function useIsStale(run: Run | null, flow: FlowDetail): boolean {
  const form = useDraftForm();
  const tweaksText = useDraftValue('tweaksText');
  const outputs = useDraftText((draft) => JSON.stringify(draft.outputs));
  const { graphFingerprint } = usePageServices();
  return useMemo(() => {
    if (run === null) return false;
    // The answer of a flow that was edited since.
    if (run.graph !== undefined && run.graph !== graphFingerprint(flow)) return true;
    if (outputs !== JSON.stringify(run.draft.outputs)) return true;
    const { request } = toRunRequest({ ...form.getValues(), tweaksText });
    if (request === null) return true;
    return !isJsonEqual(maskRequest(request, flow.index).tweaks ?? {}, run.request.tweaks ?? {});
  }, [form, tweaksText, outputs, graphFingerprint, run, flow]);
}

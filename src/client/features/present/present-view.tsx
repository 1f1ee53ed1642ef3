/** The flow shown to people: one question, its answer in large type, and the knobs. Fills the page. */
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { isJsonEqual } from '#contract/json.ts';
import { maskRequest } from '#run/mask-secrets.ts';
import { componentStrip } from '#run/present/component-strip.ts';
import { findKnobs } from '#run/present/knob.ts';
import type { Run } from '#run/run.ts';
import { toRunRequest } from '#run/to-run-request.ts';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { useKnobs } from '../../draft/knobs/use-knobs.ts';
import { useDraftForm, useDraftValue } from '../../draft/use-draft.ts';
import { useFormDocument } from '../../draft/use-form-document.ts';
import type { MenuAction } from '../../ui/action-menu.tsx';
import { KnobsRegion } from './knobs-region.tsx';
import { PresentAnswer } from './present-answer.tsx';
import { PresentHead } from './present-head.tsx';
import { PresentRunButton } from './present-run-button.tsx';
import classes from './present-view.module.css';
import { StripRegion } from './strip-region.tsx';
import { useFullScreen } from './use-full-screen.ts';
import { usePresentKeys } from './use-present-keys.ts';
import { usePresentedRuns } from './use-presented-runs.ts';
import { useQuestions } from './use-questions.ts';

export interface PresentViewProps {
  flow: FlowDetail;
  /** In the words of the connection chip. */
  server: string;
  renderText: (text: string, isOpen: boolean, place: string) => ReactNode;
  /** Title and sentence of a failure; null where the input has none. */
  errorText: (run: Run, input: number) => { title: string; sentence: string } | null;
  /** What the menu offers beside the full screen. */
  actions: readonly MenuAction[];
  onLeave: () => void;
  onChooseKnobs: () => void;
}

export function PresentView(props: PresentViewProps) {
  const { flow, renderText, errorText, onLeave } = props;
  const questions = useQuestions();
  const { question, place } = questions;
  const runs = usePresentedRuns(question);
  const { isFull, toggle } = useFullScreen();
  const { knobs } = useKnobs();
  const found = useMemo(() => findKnobs(flow.index, knobs), [flow.index, knobs]);
  const { tweaks, problem, edits } = useFormDocument(flow.index);
  const isStale = useIsStale(runs.own, flow);
  const input = question.onlyInput ?? 0;
  const items = useMemo(
    () => componentStrip(flow.index, tweaks, runs.own, input),
    [flow.index, tweaks, runs.own, input],
  );
  usePresentKeys({
    run: runs.run,
    leave: onLeave,
    turn: (by) => questions.show(place + by),
    toggleFullScreen: toggle,
  });
  const main = useRef<HTMLElement>(null);
  useEffect(() => main.current?.focus(), []);
  const answer = { input, renderText, errorText };
  const nothing =
    question.text.trim() === '' ? 'Write a question in Request first, or let the flow run without one.' : '';
  return (
    <>
      <PresentHead
        flowName={flow.name}
        server={props.server}
        questions={questions}
        isComparing={runs.isComparing}
        onCompare={runs.toggleComparing}
        isFull={isFull}
        onFull={toggle}
        actions={props.actions}
        onLeave={onLeave}
      />
      <main className={classes.main} aria-label="Present" ref={main} tabIndex={-1}>
        <h1 className="tb-visually-hidden">{`Tweakbench, ${flow.name}`}</h1>
        <section className={classes.answers} aria-label="Answer" data-scrolls>
          <p className={classes.question}>{question.text}</p>
          {runs.problem !== null && (
            <p className={classes.problem} role="alert">
              {runs.problem}
            </p>
          )}
          <div className={classes.columns} data-two={runs.isComparing || undefined}>
            <PresentAnswer
              {...answer}
              run={runs.own}
              isLoading={runs.isLoading}
              title={runs.isComparing ? 'With the knobs' : null}
              empty={nothing || 'Run asks the flow this question.'}
              note={isStale ? 'The knobs have changed since. Run shows what they do.' : null}
            />
            {runs.isComparing && (
              <PresentAnswer
                {...answer}
                run={runs.flow}
                isLoading={false}
                title="The flow as it is"
                empty={runs.isFlowNext ? 'Its turn comes next.' : 'Run asks the flow without the knobs too.'}
                note={null}
              />
            )}
          </div>
        </section>
        <KnobsRegion
          found={found}
          tweaks={tweaks}
          edits={edits}
          problem={
            problem === null ? null : 'The tweaks are not valid JSON, so no knob can be turned. Mend them in Tweaks.'
          }
          onChooseKnobs={props.onChooseKnobs}
          runButton={<PresentRunButton running={runs.running} batch={runs.batch} onRun={runs.run} onStop={runs.stop} />}
        />
        <StripRegion items={items} />
      </main>
    </>
  );
}

/** True when the answer was given with other tweaks than those that stand now. */
function useIsStale(run: Run | null, flow: FlowDetail): boolean {
  const form = useDraftForm();
  const text = useDraftValue('tweaksText');
  return useMemo(() => {
    if (run === null) return false;
    const { request } = toRunRequest({ ...form.getValues(), tweaksText: text });
    if (request === null) return true;
    return !isJsonEqual(maskRequest(request, flow.index).tweaks ?? {}, run.request.tweaks ?? {});
  }, [form, text, run, flow.index]);
}

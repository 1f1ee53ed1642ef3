/** The Answer and Table views: sections of the shown run, filled with its outputs and what is to be said about them. */
import { Suspense, useCallback, useMemo } from 'react';
import type { FlowIndex } from '#flow/flow-index.ts';
import { reachedComponents } from '#flow/reached-components.ts';
import { exactResult } from '#run/exact-result.ts';
import { viewOf } from '#run/output-view.ts';
import { missingOutputs, repeatedAnswers } from '#run/result-notes.ts';
import { outputNamer, type ResultRow, type ResultSection, toSections } from '#run/result-sections.ts';
import type { Run, RunInputResult, RunOutput } from '#run/run.ts';
import classes from './answer-list.module.css';
import { AnswerList } from './answer-list.tsx';
import { RepeatedControls, repeatedControls } from './answer-place.ts';
import { type ErrorView, InputNotes } from './input-notes.tsx';
import { OutputArticle } from './output-article.tsx';
import { questionOf } from './question-of.ts';
import type { ResultOptions } from './result-options.ts';
import { SectionHead } from './section-head.tsx';
import { useOutputViews } from './use-output-views.ts';

export interface AnswersViewProps {
  run: Run;
  view: 'answer' | 'table';
  options: ResultOptions;
  /** The flow of the run as the server has it now; null while it is not known. */
  flow: FlowIndex | null;
  ErrorView: ErrorView;
  /** Runs one input of the form again; null while nothing can be run. */
  runInput: ((input: number) => void) | null;
}

const NO_REPEATS: ReturnType<typeof repeatedAnswers> = new Map();

export function AnswersView({ run, view, options, flow, ErrorView, runInput }: AnswersViewProps) {
  const sections = useMemo(() => toSections(run, options), [run, options]);
  const nameOf = useMemo(() => outputNamer(run), [run]);
  const known = useMemo(() => (flow ? { index: flow, reached: reachedComponents(flow) } : null), [flow]);
  const isRunning = run.status === 'running';
  const isReceiving = run.inputs.some(({ outputs }) => outputs.some(({ status }) => status === 'streaming'));
  const repeats = useMemo(() => (isRunning ? NO_REPEATS : repeatedAnswers(run)), [run, isRunning]);
  const { texts, tables } = repeatedControls(run);
  const repeated = useMemo(() => ({ texts, tables }), [texts, tables]);
  const { chosen, choose } = useOutputViews(run.flow.id);
  const { plan, replies } = run;
  const readExact = useCallback(
    (input: RunInputResult, output: RunOutput) => exactResult({ plan, replies }, input, output),
    [plan, replies],
  );
  const places = useMemo(() => new Map(run.inputs.map(({ index }, place) => [index, place])), [run.inputs]);

  const labelOf = (section: ResultSection) =>
    section.input
      ? `Input ${section.input.index + 1} answers`
      : `${section.output ? nameOf(section.output) : 'Input'} answers`;

  const reasonOf = useCallback(
    ({ component, displayName }: RunOutput) => {
      if (known && component !== null && known.index.byId.has(component) && !known.reached.has(component)) {
        return 'not-reached';
      }
      const asked = run.request.outputs ?? [];
      return asked.includes(displayName) || (component !== null && asked.includes(component)) ? 'asked' : 'not-asked';
    },
    [known, run.request.outputs],
  );

  function renderHead(section: ResultSection) {
    const index = section.input?.index;
    return (
      <SectionHead
        section={section}
        title={index === undefined ? (section.output ? nameOf(section.output) : 'Inputs') : `Input ${index + 1}`}
        question={index === undefined ? '' : questionOf(run, index)}
        runStartedAt={run.startedAt}
        onRunAgain={isRunning || index === undefined || !runInput ? undefined : () => runInput(index)}
      />
    );
  }

  function renderRow(row: ResultRow, section: ResultSection) {
    const { input } = row;
    if (row.kind === 'notes') {
      const missing = missingOutputs(run, input, known);
      const repeated = repeats.get(input.index) ?? null;
      return <InputNotes run={run} input={input} missing={missing} repeated={repeated} ErrorView={ErrorView} />;
    }
    return (
      <OutputArticle
        output={row.output}
        name={nameOf(row.output)}
        input={input}
        replyIndex={places.get(input.index) ?? 0}
        view={view === 'table' ? 'table' : viewOf(row.output, chosen(row.output.component))}
        onView={view === 'table' ? null : choose}
        readExact={readExact}
        stoppedAfter={run.status === 'stopped' ? run.durationMs : null}
        isStreamAsked={run.request.stream === true}
        reason={reasonOf(row.output)}
        question={section.input ? null : questionOf(run, input.index)}
      />
    );
  }

  if (sections.length === 0) return <p className={classes.none}>No answer contains this text.</p>;
  const isWholeError = run.error !== null;
  return (
    <RepeatedControls value={repeated}>
      <AnswerList
        sections={
          isWholeError ? sections.filter((section) => section.rows.some((row) => row.kind === 'output')) : sections
        }
        isReceiving={isReceiving}
        labelOf={labelOf}
        renderHead={renderHead}
        renderRow={renderRow}
        before={
          run.error && (
            <Suspense>
              <ErrorView error={run.error} run={run} input={null} />
            </Suspense>
          )
        }
      />
    </RepeatedControls>
  );
}

/** The Answer view: the outputs of the shown run in sections, with notes and errors. */
import { Button } from '@mantine/core';
import { Fragment, useCallback, useMemo, useState } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { reachedComponents } from '#flow/request/reached-components.ts';
import { spanText } from '#run/figures/figure-text.ts';
import { inputFigures } from '#run/figures/input-figures.ts';
import { inputTitle } from '#run/figures/input-title.ts';
import type { Run, RunInputResult, RunOutput } from '#run/model/run.ts';
import { identicalOutputs } from '#run/results/identical-outputs.ts';
import { missedInput } from '#run/results/missed-input.ts';
import { missingOutputs, noteSentences, type RepeatedAnswer, repeatedAnswers } from '#run/results/result-notes.ts';
import {
  besideEachOther,
  isErrorFound,
  joinOutputs,
  type NotesOf,
  type OutputRow,
  outputNamer,
  type ResultRow,
  type ResultSection,
  toSections,
} from '#run/results/result-sections.ts';
import { MissedLine } from '../../../blocks/answer/missed-line.tsx';
import { RepeatedControls, repeatedControls } from '../../../blocks/markdown/answer-subject.ts';
import { focusText } from '../../../shell/ui/focus/focus-into.ts';
import { RunErrorView } from '../errors/run-error-view.tsx';
import { questionLine } from '../shared/question-line.ts';
import type { ResultOptions } from '../shared/result-options.ts';
import { AcrossView } from './across-view.tsx';
import { AnswerList } from './answer-list.tsx';
import { InputNotesView } from './input-notes-view.tsx';
import { OutputArticle } from './output-article.tsx';
import { SectionHead } from './section-head.tsx';
import { SideBySide } from './side-by-side.tsx';
import { useOutputProps } from './use-output-props.ts';

/** What each view of a run is given; it takes what it needs. */
export interface ResultViewProps {
  run: Run;
  options: ResultOptions;
  onOptions: (options: ResultOptions) => void;
  /** True if there is room for answers side by side. */
  isWide: boolean;
  /** Index of the run's flow; null while it is not known here. */
  flow: FlowIndex | null;
  /** Runs one input again; null where nothing can be run from here. */
  runInput: ((input: number) => void) | null;
}

const NO_REPEATS: ReadonlyMap<number, RepeatedAnswer> = new Map();
const NONE_IDENTICAL: ReadonlyMap<RunOutput, RunInputResult> = new Map();

export function AnswersView({ run, options, onOptions, isWide, flow, runInput }: ResultViewProps) {
  const layout = options.layout === 'side' && !isWide ? 'list' : options.layout;
  const isByInput = options.groupBy === 'input';
  const isTable = layout === 'table' && isByInput;
  const nameOf = useMemo(() => outputNamer(run), [run]);
  const known = useMemo(() => (flow ? { index: flow, reached: reachedComponents(flow) } : null), [flow]);
  const isRunning = run.status === 'running';
  const repeats = useMemo(() => (isRunning ? NO_REPEATS : repeatedAnswers(run)), [run, isRunning]);
  const notesOf: NotesOf = useCallback(
    (input) =>
      noteSentences(run, input, {
        missing: missingOutputs(run, input, known),
        repeated: repeats.get(input.index) ?? null,
        isOthers: known?.index.isOthers === true,
      }),
    [run, known, repeats],
  );
  const sections = useMemo(() => {
    const all = toSections(run, options, notesOf);
    if (layout === 'list') return all;
    if (!isByInput) return joinOutputs(all);
    return layout === 'side' ? besideEachOther(all) : all;
  }, [run, options, notesOf, layout, isByInput]);
  const isFolding = options.foldsIdentical && !isRunning;
  const identical = useMemo(() => (isFolding ? identicalOutputs(run) : NONE_IDENTICAL), [run, isFolding]);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const [unfocused, setUnfocused] = useState<string | null>(null);
  const takeFocus = useCallback((article: HTMLElement | null) => {
    if (article === null) return;
    focusText(article);
    setUnfocused(null);
  }, []);
  const { texts, tables } = repeatedControls(run);
  const repeated = useMemo(() => ({ texts, tables }), [texts, tables]);
  const propsOf = useOutputProps(run, isTable ? () => onOptions({ ...options, layout: 'list' }) : null, known);

  const labelOf = (section: ResultSection) =>
    isBeside(section)
      ? 'Answers of all inputs'
      : section.input
        ? `${inputTitle(section.input.index)} answers`
        : `${section.output ? nameOf(section.output) : 'Input'} answers`;

  function renderHead(section: ResultSection) {
    if (isBeside(section)) return null;
    const index = section.input?.index;
    const figures = inputFigures(run, section.input);
    return (
      <SectionHead
        input={section.input}
        title={index === undefined ? (section.output ? nameOf(section.output) : 'Inputs') : inputTitle(index)}
        question={index === undefined ? '' : questionLine(run, index)}
        isMissed={index !== undefined && missedInput(run, index)?.isCertain === true}
        runStartedAt={run.startedAt}
        timeMs={figures.timeMs}
        span={spanText(figures, figures.timeMs, figures.decisionMs)}
        onRunAgain={isRunning || index === undefined || !runInput ? undefined : () => runInput(index)}
      />
    );
  }

  function renderOutput({ id, input, output }: OutputRow, isAlone: boolean) {
    const missed = isAlone ? missedInput(run, input.index) : null;
    return (
      <OutputArticle
        {...propsOf(input, output)}
        ref={id === unfocused ? takeFocus : null}
        name={nameOf(output)}
        question={isAlone ? questionLine(run, input.index) : null}
        missed={missed?.sentence ?? null}
        isMissed={missed?.isCertain === true}
      />
    );
  }

  function renderRow(row: ResultRow, section: ResultSection) {
    if (row.kind === 'notes') {
      return <InputNotesView run={run} input={row.input} notes={notesOf(row.input)} />;
    }
    if (row.kind === 'missed') return <MissedLine {...row.note} />;
    if (row.kind === 'across') return renderAcross(row.rows);
    if (row.kind === 'beside') return renderBeside(row.sections);
    const first = unfolded.has(row.id) ? undefined : identical.get(row.output);
    // Fold only if all outputs are shown: the first one may be hidden by the choice of an input or by the search.
    if (first && options.inputShown === null && options.query === '') {
      return (
        <FoldedArticle
          subject={`${nameOf(row.output)}, ${inputTitle(row.input.index)}`}
          title={section.input ? row.output.displayName : inputTitle(row.input.index)}
          first={inputTitle(first.index)}
          onShow={() => {
            setUnfolded((before) => new Set([...before, row.id]));
            setUnfocused(row.id);
          }}
        />
      );
    }
    return renderOutput(row, section.input === null);
  }

  function renderBeside(shown: readonly ResultSection[]) {
    const columns = shown.map((section) => ({
      id: section.id,
      content: () => (
        <section aria-label={labelOf(section)}>
          {renderHead(section)}
          {section.rows.map((row) => (
            <Fragment key={row.id}>{renderRow(row, section)}</Fragment>
          ))}
        </section>
      ),
    }));
    return <SideBySide label={`${shown.length} inputs, side by side`} columns={columns} />;
  }

  function renderAcross(rows: readonly OutputRow[]) {
    const [first] = rows;
    if (!first) return null;
    const name = nameOf(first.output);
    if (layout === 'side') {
      const columns = rows.map((row) => ({ id: row.id, content: () => renderOutput(row, true) }));
      return <SideBySide label={`${name} of ${rows.length} inputs, side by side`} columns={columns} />;
    }
    return <AcrossView name={name} rows={rows} run={run} />;
  }

  if (sections.length === 0 && !(run.error && isErrorFound(run.error, options.query)))
    return <p className="tb-sm-tall tb-quiet tb-inset-xl">No answer contains this text.</p>;
  const isWholeError = run.error !== null;
  return (
    <RepeatedControls value={repeated}>
      <AnswerList
        sections={
          isWholeError
            ? sections.filter((section) =>
                section.rows.some(({ kind }) => kind === 'output' || kind === 'across' || kind === 'beside'),
              )
            : sections
        }
        isRunning={isRunning}
        labelOf={labelOf}
        renderHead={renderHead}
        renderRow={renderRow}
        before={run.error && <RunErrorView error={run.error} run={run} input={null} />}
      />
    </RepeatedControls>
  );
}

/** Its heads are those of the columns. */
function isBeside({ rows }: ResultSection): boolean {
  return rows[0]?.kind === 'beside';
}

interface FoldedArticleProps {
  /** "Chat Output, Input 2". */
  subject: string;
  title: string;
  /** The earlier input: "Input 1". */
  first: string;
  /** Shows the whole article instead, which then takes the focus from the button. */
  onShow: () => void;
}

/** An output that is the same as that of an earlier input, folded to one line. */
function FoldedArticle({ subject, title, first, onShow }: FoldedArticleProps) {
  return (
    <article className="tb-row tb-hairline tb-inset-xs-sm tb-gap-sm-md" aria-label={subject}>
      <h4 className="tb-cut tb-md tb-strong tb-shrink tb-isolate">{title}</h4>
      <p className="tb-sm-tall tb-grow tb-quiet">Same as for {first}</p>
      <Button size="compact-sm" aria-label={`Show ${subject}`} onClick={onShow}>
        Show
      </Button>
    </article>
  );
}

/** One output in both runs; folded if it is the same and there are others to look at. */
import { UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type AnswerDifference, diffAnswers, formOf } from '#run/compare/answer-difference.ts';
import { failureOf, type MatchedOutput } from '#run/compare/match-runs.ts';
import { type Pair, RUN_LETTERS } from '#run/compare/run-pair.ts';
import { countWords } from '#run/compare/text-difference.ts';
import { spanText } from '#run/figures/figure-text.ts';
import { inputFigures } from '#run/figures/input-figures.ts';
import { formatCount, formatDuration } from '#run/figures/result-format.ts';
import type { Run, RunInputResult, RunOutput } from '#run/model/run.ts';
import { type AnswerSide, ComparedAnswer } from '../blocks/difference/answer-cell.tsx';
import type { DiffLayout } from '../blocks/difference/diff-layout.ts';
import classes from './compare.module.css';
import type { ComparisonProps } from './compare-part.tsx';
import answerClasses from './compared-answers.module.css';

export interface OutputComparisonProps extends ComparisonProps {
  output: MatchedOutput;
  inputs: Pair<RunInputResult | null>;
  layout: DiffLayout;
  /** Unique among the outputs of the input. */
  name: string;
  inputName: string;
  /** No other output of the input has an answer: then this one is shown even if it is the same. */
  isOnly: boolean;
}

export function OutputComparison(props: OutputComparisonProps) {
  const { runs, output, inputs, layout, name, inputName, isOnly } = props;
  const { outputs } = output;
  const difference = useMemo(
    () => diffAnswers(...outputs, [failureOf(runs[0], inputs[0]), failureOf(runs[1], inputs[1])]),
    [outputs, runs, inputs],
  );
  const { isSame } = difference;
  const [isOpen, setOpen] = useState(!isSame || isOnly);
  const size = sizeOf(outputs[0]);
  const sameText = `The same in A and B${size === '' ? '' : `, ${size}`}`;
  if (!isOpen) {
    return (
      <section
        className="tb-row tb-sm-tall tb-quiet tb-sunken tb-hairline tb-inset-xs tb-gap-md tb-min-36"
        aria-label={`${name}, ${inputName}`}
      >
        <h3 className="tb-sm tb-strong tb-ink">{name}</h3>
        <p>{sameText}</p>
        <UnstyledButton
          className="tb-accent tb-end tb-strong tb-min-24 tb-size-sm tb-touch"
          aria-label={`Show ${name}, ${inputName}`}
          onClick={() => setOpen(true)}
        >
          Show
        </UnstyledButton>
      </section>
    );
  }
  const isInLine = layout === 'line';
  const cell = (at: 0 | 1, side: AnswerSide) => {
    const title = side === 'both' ? 'A → B' : RUN_LETTERS[at];
    const subject = `${name}, ${inputName}, ${title}`;
    return (
      <article className={`tb-shrink ${answerClasses.cell}`} aria-label={subject}>
        <header
          className={`tb-row tb-sm-tall tb-wrap tb-sunken tb-hairline tb-inset-xs tb-min-36 ${answerClasses.cellHead}`}
        >
          <span className={`tb-mono tb-accent tb-fixed ${classes.letter}`}>{title}</span>
          <h3 className="tb-sm tb-strong tb-ink">{name}</h3>
          <span className="tb-mono tb-faint tb-size-xs">{outputs[at]?.component ?? ''}</span>
          <About run={runs[at]} output={outputs[at]} input={inputs[at]} />
        </header>
        <ComparedAnswer output={outputs[at]} difference={difference} side={side} subject={subject} />
        {at === 1 && <Files difference={difference} />}
        <Incomplete output={outputs[at]} />
      </article>
    );
  };
  return (
    <section className="tb-hairline" aria-label={`${name}, ${inputName}`}>
      {output.isByName && (
        <p className="tb-sm-tall tb-quiet tb-inset-sm" role="note">
          Matched by name, because the component has a different id in each run.
        </p>
      )}
      {isSame && (
        <p className="tb-sm-tall tb-quiet tb-inset-sm" role="note">
          {sameText}
        </p>
      )}
      <div className={answerClasses.cells} data-cells={isInLine ? 1 : 2}>
        {!isInLine && cell(0, 'before')}
        {cell(1, isInLine ? 'both' : 'after')}
      </div>
    </section>
  );
}

function Files({ difference }: { difference: AnswerDifference }) {
  if (!difference.files) return null;
  const [before, after] = difference.files.map((names) => (names.length === 0 ? 'none' : names.join(', ')));
  return (
    <p className="tb-sm-tall tb-quiet tb-inset-sm">
      Files: <del>{before}</del> → <ins>{after}</ins>
    </p>
  );
}

function Incomplete({ output }: { output: RunOutput | null }) {
  return output?.status === 'partial' ? (
    <p className="tb-sm-tall tb-quiet tb-inset-sm">This text is not complete.</p>
  ) : null;
}

function sizeOf(output: RunOutput | null): string {
  const form = formOf(output);
  if (form.kind === 'text') return formatCount(countWords(form.text), 'word');
  return form.kind === 'table' ? formatCount(form.table.rows.length, 'row') : '';
}

interface AboutProps {
  run: Run;
  output: RunOutput | null;
  input: RunInputResult | null;
}

function About({ run, output, input }: AboutProps) {
  const figures = inputFigures(run, input);
  const { timeMs } = figures;
  const size = sizeOf(output);
  return (
    <span className="tb-mono tb-end tb-quiet tb-size-xs">
      {timeMs !== null && <span title={spanText(figures, timeMs, figures.decisionMs)}>{formatDuration(timeMs)}</span>}
      {timeMs !== null && size !== '' && ' · '}
      {size}
    </span>
  );
}

/** One output in all runs, each compared with the first; folded if it is the same and there are others to look at. */
import { UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type AnswerDifference, diffAnswers, formOf } from '#run/compare/answer-difference.ts';
import { failureOf, type MatchedOutput } from '#run/compare/match-runs.ts';
import { countWords } from '#run/compare/text-difference.ts';
import { spanWords } from '#run/figures/figure-words.ts';
import { inputFigures } from '#run/figures/input-figures.ts';
import { formatCount, formatDuration, formatList } from '#run/figures/result-format.ts';
import type { Run, RunInputResult, RunOutput } from '#run/model/run.ts';
import { FirstAnswer, OtherAnswer, WholeAnswer } from '../../blocks/difference/answer-cell.tsx';
import type { DiffLayout } from '../../blocks/difference/diff-layout.ts';
import classes from './compare.module.css';
import type { ComparedRuns } from './compare-part.tsx';
import answerClasses from './compared-answers.module.css';

export interface OutputComparisonProps extends ComparedRuns {
  output: MatchedOutput;
  inputs: readonly (RunInputResult | null)[];
  layout: DiffLayout;
  /** Unique among the outputs of the input. */
  name: string;
  inputName: string;
  /** No other output of the input has an answer: then this one is shown even if it is the same. */
  isOnly: boolean;
}

export function OutputComparison(props: OutputComparisonProps) {
  const { runs, output, inputs, letters, layout, name, inputName, isOnly } = props;
  const [first = null, ...others] = output.outputs;
  const differences = useMemo(() => {
    const errors = output.outputs.map((_, place) => failureOf(runs[place], inputs[place]));
    return output.outputs
      .slice(1)
      .map((other, at) => diffAnswers(output.outputs[0] ?? null, other, [errors[0] ?? null, errors[at + 1] ?? null]));
  }, [output, runs, inputs]);
  const isSame = differences.every((difference) => difference.isSame);
  const [isOpen, setOpen] = useState(!isSame || isOnly);
  const sameText = `The same in ${formatList([...letters])}${sizeOf(first) === '' ? '' : `, ${sizeOf(first)}`}`;
  if (!isOpen) {
    return (
      <section
        className="tb-row tb-sm-tall tb-quiet tb-sunken tb-hairline tb-inset-xs tb-gap-md tb-min-36"
        aria-label={`${name}, ${inputName}`}
      >
        <h4 className="tb-sm tb-strong tb-ink">{name}</h4>
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
  const head = (place: number, title: string) => (
    <header
      className={`tb-row tb-sm-tall tb-wrap tb-sunken tb-hairline tb-inset-xs tb-min-36 ${answerClasses.cellHead}`}
    >
      <span className={`tb-mono tb-accent tb-fixed ${classes.letter}`}>{title}</span>
      <h4 className="tb-sm tb-strong tb-ink">{name}</h4>
      <span className="tb-mono tb-faint tb-size-xs">{output.outputs[place]?.component ?? ''}</span>
      <About run={runs[place]} output={output.outputs[place] ?? null} input={inputs[place] ?? null} />
    </header>
  );
  const isInLine = layout === 'line';
  const isFormatted = layout === 'formatted';
  const place = (letter: string) => `${name}, ${inputName}, ${letter}`;
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
      <div className={answerClasses.cells} data-cells={isInLine ? others.length : output.outputs.length}>
        {!isInLine && (
          <article className={`tb-shrink ${answerClasses.cell}`} aria-label={place(letters[0] ?? '')}>
            {head(0, letters[0] ?? '')}
            {isFormatted ? (
              <WholeAnswer output={first} place={place(letters[0] ?? '')} />
            ) : (
              <FirstAnswer output={first} differences={differences} place={place(letters[0] ?? '')} />
            )}
            <Incomplete output={first} />
          </article>
        )}
        {others.map((other, at) => {
          const letter = letters[at + 1] ?? '';
          const title = isInLine ? `${letters[0]} → ${letter}` : letter;
          const difference: AnswerDifference | undefined = differences[at];
          return (
            <article key={letter} className={`tb-shrink ${answerClasses.cell}`} aria-label={place(title)}>
              {head(at + 1, title)}
              {isFormatted && <WholeAnswer output={other} place={place(title)} />}
              {difference && !isFormatted && (
                <OtherAnswer output={other} difference={difference} layout={layout} place={place(title)} />
              )}
              <Files difference={difference} />
              <Incomplete output={other} />
            </article>
          );
        })}
      </div>
    </section>
  );
}

function Files({ difference }: { difference: AnswerDifference | undefined }) {
  if (!difference?.files) return null;
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
  run: Run | undefined;
  output: RunOutput | null;
  input: RunInputResult | null;
}

function About({ run, output, input }: AboutProps) {
  const figures = inputFigures(run, input);
  const { timeMs } = figures;
  const size = sizeOf(output);
  return (
    <span className="tb-mono tb-end tb-quiet tb-size-xs">
      {timeMs !== null && <span title={spanWords(figures, timeMs)}>{formatDuration(timeMs)}</span>}
      {timeMs !== null && size !== '' && ' · '}
      {size}
    </span>
  );
}

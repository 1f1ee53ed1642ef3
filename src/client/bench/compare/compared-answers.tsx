/** The answers to one input: the questions if they differ, then each output. */
import { useMemo } from 'react';
import { formOf } from '#run/compare/answer-difference.ts';
import { failureOf, type MatchedInput, type MatchedOutput, matchOutputs, questionOf } from '#run/compare/match-runs.ts';
import { ofBoth, RUN_LETTERS } from '#run/compare/run-pair.ts';
import { diffText } from '#run/compare/text-difference.ts';
import { describeFailure } from '#run/errors/describe-failure.ts';
import { missedInput } from '#run/results/missed-input.ts';
import { MissedLine } from '../../blocks/answer/missed-line.tsx';
import { DiffText } from '../../blocks/difference/diff-text.tsx';
import { StateMark } from '../../shell/ui/feedback/state-mark.tsx';
import { ScrollBox } from '../../shell/ui/layout/scroll-box.tsx';
import type { DiffLayout } from '../blocks/difference/diff-layout.ts';
import classes from './compare.module.css';
import type { ComparisonProps } from './compare-part.tsx';
import answerClasses from './compared-answers.module.css';
import { inputName } from './input-name.ts';
import { OutputComparison } from './output-comparison.tsx';

export interface ComparedAnswersProps extends ComparisonProps {
  input: MatchedInput;
  layout: DiffLayout;
}

export function ComparedAnswers({ runs, input, layout }: ComparedAnswersProps) {
  const outputs = useMemo(() => matchOutputs(input.inputs), [input]);
  const name = inputName(input);
  const answered = outputs.filter(isAnswered).length;
  const shared = new Set(
    outputs.flatMap(({ displayName }, position) =>
      outputs.findIndex((other) => other.displayName === displayName) < position ? [displayName] : [],
    ),
  );
  const missed = runs.flatMap((run, side) => {
    const note = missedInput(run, input.inputs[side]?.index ?? -1);
    return note === null ? [] : [{ letter: RUN_LETTERS[side], ...note }];
  });
  const errors = runs.flatMap((run, side) => {
    const error = failureOf(run, input.inputs[side]);
    return error === null ? [] : [{ letter: RUN_LETTERS[side], sentence: describeFailure(error) }];
  });
  return (
    <ScrollBox label={`Answers to ${name}`} className={`tb-grow ${answerClasses.answers}`}>
      {input.isOtherQuestion && <Questions runs={runs} input={input} />}
      {missed.map(({ letter, sentence, isCertain }) => (
        <MissedLine key={letter} sentence={`${letter}: ${sentence}`} isCertain={isCertain} />
      ))}
      {errors.map(({ letter, sentence }) => (
        <p key={letter} className="tb-row tb-sm-tall tb-hairline tb-inset-xs tb-problem tb-min-36" role="note">
          <StateMark state="refused" /> {letter} failed. {sentence}
        </p>
      ))}
      {outputs.length === 0 && <p className="tb-sm-tall tb-quiet tb-inset-xl">No run has an answer here.</p>}
      {outputs.map((output) => (
        <OutputComparison
          key={output.key}
          runs={runs}
          output={output}
          inputs={input.inputs}
          layout={layout}
          name={shared.has(output.displayName) ? `${output.displayName} ${idOf(output)}` : output.displayName}
          inputName={name}
          isOnly={answered === 0 || (answered === 1 && isAnswered(output))}
        />
      ))}
    </ScrollBox>
  );
}

function isAnswered({ outputs }: MatchedOutput): boolean {
  return outputs.some((answer) => formOf(answer).kind !== 'none');
}

function idOf({ outputs: [a, b] }: MatchedOutput): string {
  return (a ?? b)?.component ?? '';
}

/** Compares the questions word by word, like the answers below. */
function Questions({ runs, input }: Omit<ComparedAnswersProps, 'layout'>) {
  const [first, second] = ofBoth(input.inputs, (one, side) => (one && questionOf(runs[side], one.index)) ?? '');
  return (
    <section className="tb-hairline tb-inset-sm-md" aria-label="Inputs that differ">
      {RUN_LETTERS.map((letter) => (
        <p key={letter} className="tb-md tb-pre tb-gap-sm-md tb-flex">
          <span className={`tb-mono tb-accent tb-fixed ${classes.letter}`}>{letter}</span>
          <span>{letter === 'A' ? first : <DiffText parts={diffText(first, second).parts} />}</span>
        </p>
      ))}
    </section>
  );
}

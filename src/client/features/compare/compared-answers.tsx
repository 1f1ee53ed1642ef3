/** The answers to one input: the questions if they differ, then each output. */
import { useMemo } from 'react';
import { formOf } from '#run/compare/answer-difference.ts';
import { failureOf, type MatchedInput, matchOutputs, questionOf } from '#run/compare/match-runs.ts';
import { diffText } from '#run/compare/text-difference.ts';
import { describeFailure } from '#run/errors/describe-failure.ts';
import { missedInput } from '#run/results/missed-input.ts';
import { MissedLine } from '../../blocks/answer/missed-line.tsx';
import type { DiffLayout } from '../../blocks/difference/diff-layout.ts';
import { DiffText } from '../../blocks/difference/diff-text.tsx';
import { StateMark } from '../../ui/feedback/state-mark.tsx';
import { ScrollBox } from '../../ui/layout/scroll-box.tsx';
import classes from './compare.module.css';
import type { ComparedRuns } from './compare-part.tsx';
import answerClasses from './compared-answers.module.css';
import { inputName } from './input-name.ts';
import { OutputComparison } from './output-comparison.tsx';

export interface ComparedAnswersProps extends ComparedRuns {
  input: MatchedInput;
  layout: DiffLayout;
}

export function ComparedAnswers({ runs, letters, input, layout }: ComparedAnswersProps) {
  const outputs = useMemo(() => matchOutputs(input.inputs), [input]);
  const name = inputName(input, letters);
  const answered = outputs.filter(isAnswered).length;
  const shared = new Set(
    outputs.flatMap(({ displayName }, place) =>
      outputs.findIndex((other) => other.displayName === displayName) < place ? [displayName] : [],
    ),
  );
  const missed = runs.flatMap((run, place) => {
    const words = missedInput(run, input.inputs[place]?.index ?? -1);
    return words === null ? [] : [{ letter: letters[place] ?? '', ...words }];
  });
  const errors = runs.flatMap((run, place) => {
    const error = failureOf(run, input.inputs[place]);
    return error === null ? [] : [{ letter: letters[place] ?? '', sentence: describeFailure(error) }];
  });
  return (
    <ScrollBox label={`Answers to ${name}`} className={`tb-grow ${answerClasses.answers}`}>
      {input.isOtherQuestion && <Questions runs={runs} letters={letters} input={input} />}
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
          letters={letters}
          layout={layout}
          name={shared.has(output.displayName) ? `${output.displayName} ${idOf(output.outputs)}` : output.displayName}
          inputName={name}
          isOnly={answered === 0 || (answered === 1 && isAnswered(output))}
        />
      ))}
    </ScrollBox>
  );
}

function isAnswered({ outputs }: ReturnType<typeof matchOutputs>[number]): boolean {
  return outputs.some((answer) => formOf(answer).kind !== 'none');
}

function idOf(outputs: readonly ({ component: string | null } | null)[]): string {
  return outputs.find((output) => output !== null)?.component ?? '';
}

/** Compares the questions word by word with the first, like the answers below. */
function Questions({ runs, letters, input }: Omit<ComparedAnswersProps, 'layout'>) {
  const asked = runs.map((run, place) => {
    const { index } = input.inputs[place] ?? {};
    return index === undefined ? null : (questionOf(run, index) ?? '');
  });
  const first = asked[0] ?? null;
  return (
    <section className="tb-hairline tb-inset-sm-md" aria-label="Inputs that differ">
      {asked.map((question, place) => (
        <p key={letters[place]} className="tb-md tb-pre tb-gap-sm-md tb-flex">
          <span className={`tb-mono tb-accent tb-fixed ${classes.letter}`}>{letters[place]}</span>
          {question === null ? (
            <span className="tb-quiet">Not in this run</span>
          ) : first === null || place === 0 ? (
            <span>{question}</span>
          ) : (
            <span>
              <DiffText parts={diffText(first, question).parts} />
            </span>
          )}
        </p>
      ))}
    </section>
  );
}

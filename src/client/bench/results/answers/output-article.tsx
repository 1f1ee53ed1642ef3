/** One output of one input: its name, its content in the chosen view, and how its text arrived. */
import { useMergedRef } from '@mantine/hooks';
import { memo, type ReactNode, type Ref, useMemo, useRef } from 'react';
import { CUT_SENTENCE, type OutputFormat } from '#run/export/result-export.ts';
import { tokenText } from '#run/figures/figure-text.ts';
import type { TokenUsage } from '#run/figures/token-usage.ts';
import type { RunInputResult, RunOutput } from '#run/model/run.ts';
import { type OutputView, offeredViews } from '#run/results/output-view.ts';
import type { JsonPath } from '#run/results/result-accessor.ts';
import { readContent } from '#run/results/result-content.ts';
import { MissedLine } from '../../../blocks/answer/missed-line.tsx';
import { useMarkedTexts } from '../../../blocks/answer/use-marked-texts.ts';
import { AnswerSubject, useControlName } from '../../../blocks/markdown/answer-subject.ts';
import { CopyButton } from '../../../shell/ui/controls/copy-button.tsx';
import { AccessorBar } from '../accessor/accessor-bar.tsx';
import { ResultBase, usePickedHere } from '../shared/picked-value.ts';
import { AnswerLine } from './answer-line.tsx';
import { AnswerMenu } from './answer-menu.tsx';
import classes from './output-article.module.css';
import { OutputBody, type OutputBodyProps } from './output-body.tsx';

const VIEW_LABELS: Record<OutputView, string> = { answer: 'Answer', table: 'Table', tree: 'Tree', raw: 'Raw' };

export interface OutputArticleProps extends Omit<OutputBodyProps, 'subject' | 'content'> {
  /** "Input 2". */
  inputName: string;
  /** Index of the input in the merged reply. */
  replyIndex: number;
  /** Chooses the view for all outputs of a component; null if the view cannot be chosen. */
  onView: ((component: string | null, view: OutputView) => void) | null;
  /** Saves it as a file; null while the run is in progress. */
  onExport: ((input: RunInputResult, output: RunOutput, format: OutputFormat) => void) | null;
  /** Saves it as a test; null while the run is in progress. */
  onSaveTest: ((input: RunInputResult, output: RunOutput) => void) | null;
  /** The question, if answers are grouped by output. */
  question: string | null;
  /**
   * Why this is not, or may not be, an answer to the question; null if it is one, or if the question is not shown here.
   */
  missed: string | null;
  /** True if it certainly is not. */
  isMissed: boolean;
  ref?: Ref<HTMLElement> | null;
}

export const OutputArticle = memo(function OutputArticle({ ref, ...props }: OutputArticleProps) {
  const { output, name, input, inputName, replyIndex, view, onView, onExport, onSaveTest } = props;
  const { question, missed } = props;
  const subject = `${name}, ${inputName}`;
  const content = output.result ? readContent(output.result) : null;
  // The result replaces the streamed text, even if it has no text.
  const text = content ? (content.text ?? '') : output.text;
  const own = useRef<HTMLElement>(null);
  const article = useMergedRef(own, ref);
  useMarkedTexts(own, name);
  const nameOf = useControlName('texts', subject);
  const base = useMemo(() => basePath(output, replyIndex), [output, replyIndex]);
  const path = base && [...base, ...(content?.textPath ?? content?.data?.path ?? [])];
  const views = onView ? offeredViews(output) : [];
  return (
    <article ref={article} className={`tb-hairline ${classes.article}`} aria-label={subject}>
      <ResultBase value={base}>
        <header className={`tb-row tb-gap-xs ${classes.head}`}>
          {question === null ? (
            <h4 className={`tb-cut tb-md tb-fixed tb-strong tb-isolate ${classes.name}`}>{output.displayName}</h4>
          ) : (
            <h4 className={`tb-cut tb-md tb-fixed tb-strong tb-isolate ${classes.name}`}>
              {inputName}{' '}
              <span className={`tb-quiet tb-regular ${classes.question}`}>
                {props.isMissed ? <s>{question}</s> : question}
              </span>
            </h4>
          )}
          {question === null && output.component !== null && (
            <span className={`tb-xs tb-mono tb-cut tb-faint tb-shrink ${classes.id}`}>{output.component}</span>
          )}
          <span className={`tb-xs tb-mono tb-end tb-one-line tb-quiet ${classes.figures}`}>
            {figureOf(output, input, content?.tokens ?? null)}
          </span>
          {onView && views.length > 1 && (
            <OutputViewChoice
              subject={subject}
              views={views}
              view={view}
              onView={(next) => onView(output.component, next)}
            />
          )}
          {text !== '' && <CopyButton label={nameOf('Copy text')} text={text} />}
          <AnswerMenu
            subject={subject}
            output={output}
            path={path}
            onDownload={onExport && output.status !== 'waiting' ? (format) => onExport(input, output, format) : null}
          />
        </header>
        {missed !== null && <MissedLine sentence={missed} isCertain={props.isMissed} />}
        <AnswerSubject value={subject}>
          <OutputBody {...props} subject={subject} content={content} />
          <AnswerLine
            {...props}
            subject={subject}
            content={content}
            onSave={onSaveTest && output.status !== 'waiting' ? () => onSaveTest(input, output) : null}
          />
          {output.isCut && <p className={`tb-sm-tall tb-quiet ${classes.note}`}>{CUT_SENTENCE}</p>}
        </AnswerSubject>
        <PickedAccessor subject={subject} />
      </ResultBase>
    </article>
  );
});

function figureOf(output: RunOutput, input: RunInputResult, tokens: TokenUsage | null): ReactNode {
  if (tokens) return tokenText(tokens);
  const isPending = input.status === 'waiting' || input.status === 'running';
  return isPending && output.status === 'waiting' ? 'waiting' : null;
}

/** Path of the result in the reply; null while it is not in the reply. */
function basePath(output: RunOutput, replyIndex: number): JsonPath | null {
  if (!output.result || output.resultIndex === null) return null;
  return ['outputs', replyIndex, 'outputs', output.resultIndex];
}

/** The accessor of the value that is picked in this output. */
function PickedAccessor({ subject }: { subject: string }) {
  const target = usePickedHere();
  return target && <AccessorBar target={target} subject={subject} />;
}

interface OutputViewChoiceProps {
  /** "Chat Output, Input 1". */
  subject: string;
  views: readonly OutputView[];
  view: OutputView;
  onView: (view: OutputView) => void;
}

/** Chooses the view of one output. A native select, which is cheap to render for many outputs. */
function OutputViewChoice({ subject, views, view, onView }: OutputViewChoiceProps) {
  return (
    <select
      className={`tb-fixed tb-quiet ${classes.choice}`}
      aria-label={`View of ${subject}`}
      value={view}
      onChange={(event) => {
        const next = views.find((name) => name === event.currentTarget.value);
        if (next) onView(next);
      }}
    >
      {views.map((name) => (
        <option key={name} value={name}>
          {VIEW_LABELS[name]}
        </option>
      ))}
    </select>
  );
}

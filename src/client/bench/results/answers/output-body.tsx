/** The content of an output: text, data and files, or why there is none. */

import { useMemo, useState } from 'react';
import { formatDuration } from '#run/figures/result-format.ts';
import type { RequestPlan } from '#run/model/request-plan.ts';
import type { RawReply, RunInputResult, RunOutput } from '#run/model/run.ts';
import { exactResult } from '#run/results/exact-result.ts';
import type { MessageFacts } from '#run/results/message-facts.ts';
import type { OutputView } from '#run/results/output-view.ts';
import type { ResultContent } from '#run/results/result-content.ts';
import { AnswerText } from '../../../blocks/answer/answer-text.tsx';
import { LongText } from '../../../blocks/answer/long-text.tsx';
import { useNavigate } from '../../../shell/navigation/navigate.tsx';
import { CopyButton } from '../../../shell/ui/controls/copy-button.tsx';
import { TextSize } from '../../../shell/ui/layout/text-size.tsx';
import { ResultFiles } from '../files/result-files-view.tsx';
import { PickButton } from '../shared/pick-button.tsx';
import { OutputTree } from '../tree/output-tree.tsx';
import { ContentBlocks } from './content-blocks-view.tsx';
import factClasses from './message-facts-view.module.css';
import { type NothingReason, nothingSentence, type StoppedAfter } from './nothing-sentence.ts';
import classes from './output-article.module.css';
import { OutputData } from './output-data.tsx';

export interface OutputBodyProps {
  output: RunOutput;
  /** The output's name, with its id if it is not unique. */
  name: string;
  input: RunInputResult;
  view: OutputView;
  plan: RequestPlan;
  /** The reply to the input; null if there is none. */
  reply: RawReply | null;
  stoppedAfter: StoppedAfter;
  /** True if the request asked for a stream. */
  isStreamRequested: boolean;
  /** Why there may be no result. */
  reason: NothingReason;
  /** Why its branch was skipped; empty if it was not. */
  whySkipped: string;
  /** First token of this output, in ms; null if it was not streamed. */
  firstTokenMs: number | null;
  /** Duration of the input, in ms; null while it runs. */
  timeMs: number | null;
  /** Id of the component that wrote it; empty if it is unknown. */
  writer: string;
  /** The model that wrote it; empty if the server does not say. */
  model: string;
  /** Says that a limit of tokens ended it; else empty. */
  cut: string;
  /** What the time to the first token includes, as text. */
  span: string | undefined;
  /** "Chat Output, Input 1". */
  subject: string;
  content: ResultContent | null;
  /** Shows all outputs as they are, where every one is shown as a table. */
  onList: () => void;
}

export function OutputBody(props: OutputBodyProps) {
  const { output, view, content } = props;
  if (output.status === 'waiting') return <NothingYet {...props} />;
  if (view === 'table') return <TableBody {...props} />;
  if (view === 'tree' && output.result) return <OutputTree result={output.result} subject={props.subject} />;
  if (view === 'raw') return <OutputRaw {...props} />;
  const isOpen = output.status === 'streaming';
  const text = content ? (content.text ?? '') : output.text;
  const data = content?.data && content.data.foundAs === null ? content.data : null;
  const files = content?.files ?? [];
  const blocks = content?.blocks ?? [];
  const isNothing = text === '' && !isOpen && !data && files.length === 0 && blocks.length === 0;
  return (
    <>
      {content?.facts && !content.facts.isPlain && (
        <MessageFactsView facts={content.facts} model={props.model} subject={props.subject} />
      )}
      {content?.isError && (
        <p className={`tb-sm-tall tb-quiet ${classes.note}`}>The component marked this message as an error.</p>
      )}
      {data && content && <OutputData data={data} content={content} subject={props.subject} />}
      {(text !== '' || isOpen) && <AnswerText text={readable(text, content)} isOpen={isOpen} subject={props.subject} />}
      {files.length > 0 && <ResultFiles files={files} outputName={props.name} />}
      {blocks.length > 0 && <ContentBlocks blocks={blocks} subject={props.subject} />}
      {isNothing && <p className={`tb-sm-tall tb-quiet ${classes.note}`}>{emptySentence(props)}</p>}
      {props.cut !== '' && <p className={`tb-sm-tall tb-warning ${classes.note}`}>{props.cut}.</p>}
      {output.status === 'partial' && (
        <p className={`tb-sm-tall tb-quiet ${classes.note}`}>{partialSentence(props.stoppedAfter)}</p>
      )}
    </>
  );
}

/** Shows JSON as a code block, which is easier to read; copying still copies the original text. */
function readable(text: string, content: ResultContent | null): string {
  if (content?.data?.foundAs !== 'json' || text.trimStart().startsWith('```')) return text;
  return `\`\`\`json\n${JSON.stringify(content.data.value, null, 2)}\n\`\`\``;
}

function TableBody({ output, content, subject, name, onList }: OutputBodyProps) {
  if (content?.data) return <OutputData data={content.data} content={content} subject={subject} />;
  const { sentence, isInList } = tableSentence(name, output.status === 'streaming', content);
  return (
    <p className={`tb-sm-tall tb-quiet ${classes.note}`}>
      {sentence} <OtherView isInList={isInList} subject={subject} onList={onList} />
    </p>
  );
}

function OtherView({ isInList, subject, onList }: { isInList: boolean; subject: string; onList: () => void }) {
  const { setResultView } = useNavigate();
  const where = isInList ? 'the list' : 'JSON';
  return (
    <button
      type="button"
      className={`tb-link ${classes.link}`}
      aria-label={`See ${subject} in ${where}`}
      onClick={isInList ? onList : () => setResultView('json')}
    >
      See it in {where}
    </button>
  );
}

function tableSentence(
  name: string,
  isOpen: boolean,
  content: ResultContent | null,
): { sentence: string; isInList: boolean } {
  if (isOpen) return { sentence: `${name} is still being written.`, isInList: true };
  if (content === null || content.text) return { sentence: `${name} is text.`, isInList: true };
  return content.files.length > 0
    ? { sentence: `${name} contains files.`, isInList: true }
    : { sentence: `${name} has no rows.`, isInList: false };
}

function NothingYet({ input, name, stoppedAfter, reason, whySkipped }: OutputBodyProps) {
  if (input.status === 'waiting' || input.status === 'running')
    return <div className={classes.bar} aria-hidden="true" />;
  return (
    <p className={`tb-sm-tall tb-quiet ${classes.note}`}>
      {nothingSentence(name, input.status === 'done' ? reason : null, stoppedAfter, whySkipped)}
    </p>
  );
}

function emptySentence({ output, name, content }: OutputBodyProps): string {
  if (!output.result) return `The server returned null for ${name}.`;
  if (content?.text === '') return `${name} answered with empty text.`;
  return `${name} has nothing to read. See it in JSON.`;
}

function partialSentence(stoppedAfter: StoppedAfter): string {
  if (stoppedAfter === null || stoppedAfter === 'left') return 'The text ends here. It is not complete.';
  return `Stopped by you after ${formatDuration(stoppedAfter)}. This text is not complete.`;
}

type OutputRawProps = Pick<OutputBodyProps, 'plan' | 'reply' | 'input' | 'output' | 'subject'>;

/** One result as the server sent it. */
function OutputRaw({ plan, reply, input, output, subject }: OutputRawProps) {
  const exact = useMemo(() => exactResult(plan, reply, input, output), [plan, reply, input, output]);
  if (!exact) return null;
  return (
    <>
      <div className="tb-sm-tall tb-row tb-quiet">
        <span className="tb-grow">
          <TextSize text={exact.text} />,{' '}
          {exact.isVerbatim ? 'as received' : 'rebuilt from the stream (JSON has what was received)'}
        </span>
        <CopyButton label={`Copy raw of ${subject}`} text={exact.text} />
      </div>
      <LongText text={exact.text} label={`Raw of ${subject}`} isTextbox />
    </>
  );
}

/** The component and the model that answered, which may be another model than the fields asked for. */
function writerOf(source: string, model: string): string[] {
  if (source === '') return model === '' ? [] : [`answered by ${model}`];
  return [model === '' || model === source ? `written by ${source}` : `written by ${source} with ${model}`];
}

/** Sender and marks of a message in a line, with further properties on demand. */
function MessageFactsView({ facts, model, subject }: { facts: MessageFacts; model: string; subject: string }) {
  const { sender, source, isEdited, details } = facts;
  // Render the collapsed text for the browser's search, which expands it, but the buttons only when it is open.
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className={`tb-xs tb-faint tb-below-xs ${factClasses.facts}`}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="tb-target tb-break tb-fit tb-isolate">
        {[sender === '' ? 'Message' : `Sender: ${sender}`, ...writerOf(source, model)].join(' · ')}
        {isEdited && <strong className={`tb-quiet tb-strong ${factClasses.mark}`}>Edited</strong>}
      </summary>
      <dl className={`tb-mono tb-hairline-above ${factClasses.list}`}>
        {details.map(({ name, text, path }) => (
          <div key={path.join('/')}>
            <dt>{name}</dt>
            <dd className="tb-break tb-ink tb-isolate">{text}</dd>
            <dd>{isOpen && <PickButton label={`Accessor of ${name} in ${subject}`} path={path} />}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Parts of a message besides its text: steps of an agent, tool calls, code, media. */
import type { JsonValue } from '#contract/json.ts';
import { fencedMarkdown } from '#flow/request/as-markdown.ts';
import { formatCount, formatDuration } from '#run/figures/result-format.ts';
import type { ContentBlock, ContentPart } from '#run/results/content-blocks.ts';
import { AnswerText } from '../../../blocks/answer/answer-text.tsx';
import { useFew } from '../../../shell/ui/controls/use-few.tsx';
import { ResultFiles } from '../files/result-files-view.tsx';
import { PickButton } from '../shared/pick-button.tsx';
import classes from './content-blocks-view.module.css';

export function ContentBlocks({ blocks, subject }: { blocks: readonly ContentBlock[]; subject: string }) {
  const { few, more } = useFew(blocks, 'blocks', 20);
  return (
    <>
      {few.map((block, number) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a result never move
        <Block key={number} block={block} subject={subject} />
      ))}
      {more}
    </>
  );
}

function Block({ block: { title, parts }, subject }: { block: ContentBlock; subject: string }) {
  const { few, more } = useFew(parts, 'parts', 20);
  return (
    <details className={`tb-sm-tall tb-quiet tb-above-sm-md ${classes.block}`} open={parts.length <= OPEN_UP_TO}>
      <summary>
        <span className="tb-strong tb-isolate tb-ink">{title}</span> <span>{formatCount(parts.length, 'part')}</span>
      </summary>
      <ol className={`tb-list ${classes.parts}`}>
        {few.map((part) => (
          <li key={part.path.join('/')}>
            <div className={`tb-row ${classes.head}`}>
              <span className="tb-break tb-strong tb-isolate">{part.title}</span>
              {part.durationMs !== null && <span>{formatDuration(part.durationMs)}</span>}
              <PickButton
                label={`Accessor of ${part.title} ${String(part.path.at(-1))} in ${subject}`}
                path={part.path}
              />
            </div>
            <PartBody part={part} subject={`${part.title} in ${subject}`} />
          </li>
        ))}
        {more !== null && <li>{more}</li>}
      </ol>
    </details>
  );
}

/** More parts are collapsed, because the answer is more important. */
const OPEN_UP_TO = 1;

function PartBody({ part, subject }: { part: ContentPart; subject: string }) {
  switch (part.kind) {
    case 'text':
      return <AnswerText text={part.text} subject={subject} />;
    case 'code':
      return <AnswerText text={fencedMarkdown(part.code, part.language)} subject={subject} />;
    case 'json':
      return <Json value={part.value} subject={subject} />;
    case 'error':
      return (
        <p className="tb-pre tb-problem tb-isolate">{part.text || 'The component gave no reason for this error.'}</p>
      );
    case 'media':
      return <ResultFiles files={part.files} outputName={subject} />;
    case 'tool':
      return (
        <dl className={classes.tool}>
          <ToolRow name="Input" value={part.input} subject={subject} />
          <ToolRow name="Output" value={part.output} subject={subject} />
          {part.error !== null && <ToolRow name="Error" value={part.error} subject={subject} />}
        </dl>
      );
  }
}

function ToolRow({ name, value, subject }: { name: string; value: JsonValue; subject: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="tb-pre tb-ink tb-isolate">
        {typeof value === 'string' ? value : <Json value={value} subject={`${name} of ${subject}`} />}
      </dd>
    </>
  );
}

function Json({ value, subject }: { value: JsonValue; subject: string }) {
  return <AnswerText text={fencedMarkdown(JSON.stringify(value, null, 2), 'json')} subject={subject} />;
}

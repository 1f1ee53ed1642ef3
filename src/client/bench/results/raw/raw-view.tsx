/** What the server sent, unchanged: status, headers and the exact text of each reply. */
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { RawReply, Run } from '#run/model/run.ts';
import { LongText } from '../../../blocks/answer/long-text.tsx';
import { CopyButton } from '../../../shell/ui/controls/copy-button.tsx';
import { Segments } from '../../../shell/ui/controls/segments.tsx';
import { useFew } from '../../../shell/ui/controls/use-few.tsx';
import { ScrollBox } from '../../../shell/ui/layout/scroll-box.tsx';
import { TextSize } from '../../../shell/ui/layout/text-size.tsx';
import { useCutEdge } from '../../../shell/ui/layout/use-cut-edge.ts';
import classes from '../tree/response-tree.module.css';

/** A longer body is shown as virtualised lines. */
const LARGEST_FIELD = 300_000;

const SHAPES = [
  ['stream', 'As received'],
  ['json', 'Reply as JSON'],
] as const;

export function RawView({ run }: { run: Run }) {
  const [position, setPosition] = useState(0);
  const [isJson, setJson] = useState(false);
  const reply = run.replies[position] ?? run.replies[0];
  if (!reply) return <p className="tb-sm-tall tb-quiet tb-inset-lg">{noReplySentence(run)}</p>;
  // What run/advanced would answer without a stream. Not offered for a JSON reply, which is the same.
  const hasJson = run.response !== null && reply.headers.some(([, value]) => value.includes('event-stream'));
  const body = isJson && hasJson ? JSON.stringify(run.response, null, 2) : reply.body;
  return (
    <div className="tb-fill">
      <div className="tb-bar tb-inset-xs tb-gap-sm-md tb-min-40">
        {run.replies.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label="Reply"
            value={String(position)}
            onChange={(event) => setPosition(Number(event.currentTarget.value))}
            data={run.replies.map((item, index) => ({
              value: String(index),
              label: `Request ${item.requestIndex + 1}`,
            }))}
          />
        )}
        <span className="tb-sm tb-mono">
          {reply.status} · <TextSize text={reply.body} />
        </span>
        {hasJson && (
          <Segments
            label="Reply shown"
            choices={SHAPES}
            value={isJson ? 'json' : 'stream'}
            onChange={(value) => setJson(value === 'json')}
          />
        )}
        <div className="tb-row tb-end">
          <CopyButton label="Copy text" text={body} />
        </div>
      </div>
      <Headers key={position} headers={reply.headers} />
      {hasErrorInside(run, reply) && (
        <p className="tb-sm-tall tb-quiet tb-inset-lg">
          The HTTP status was {reply.status}. The error came inside the reply.
        </p>
      )}
      {reply.isCut && (
        <p className="tb-sm-tall tb-quiet tb-inset-lg">
          The end of this long stream was not saved. The answers are complete.
        </p>
      )}
      {body.length > LARGEST_FIELD ? (
        <LongText text={body} label="Raw response" isFilling isTextbox />
      ) : (
        <textarea
          className={`tb-sm-tall tb-mono tb-wide tb-inset-sm-md tb-ink tb-rest ${classes.raw}`}
          aria-label="Raw response"
          readOnly
          spellCheck={false}
          value={body}
        />
      )}
    </div>
  );
}

/** True for the error of a stream, whose status the page shows as the answer's. An error of the whole run is that of every request. */
function hasErrorInside({ error, inputs }: Run, { requestIndex, status }: RawReply): boolean {
  const own = inputs.find((input) => input.error?.requestIndex === requestIndex)?.error;
  const shown = (error ?? own)?.status ?? null;
  return shown !== null && shown !== status;
}

function Headers({ headers }: { headers: RawReply['headers'] }) {
  const box = useCutEdge<HTMLDivElement>('down');
  const { few, more } = useFew(headers, 'headers', 50);
  if (headers.length === 0) return null;
  return (
    <div className="tb-fixed tb-hairline">
      <ScrollBox ref={box} label="Response headers" className={`tb-xs tb-mono tb-break tb-inset-sm ${classes.headers}`}>
        <dl>
          {few.map(([name, value]) => (
            <HeaderLine key={`${name}: ${value}`} name={name} value={value} />
          ))}
        </dl>
        {more}
      </ScrollBox>
    </div>
  );
}

function HeaderLine({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="tb-faint">{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function noReplySentence(run: Run): string {
  if (run.status === 'running') return 'The reply is still arriving. It appears here when it is complete.';
  return 'The server sent no reply.';
}

/** What the server sent, unchanged: the headers in one line, and the exact text of one reply. */
import { Button, TextInput } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { byteLength, formatSize } from '#run/figures/result-format.ts';
import type { RawReply, Run } from '#run/model/run.ts';
import { findLines } from '../../../blocks/answer/find-lines.ts';
import { LongText } from '../../../blocks/answer/long-text.tsx';
import { IconSearch } from '../../../shell/icons/icons.ts';
import { useFew } from '../../../shell/ui/controls/use-few.tsx';
import treeClasses from '../tree/response-tree.module.css';
import classes from './reply-text.module.css';

/** A longer body is shown as virtualised lines. */
const LARGEST_FIELD = 300_000;
/** Of a longer body only this much is shown at first. */
const FIRST_SHOWN = 1_000_000;

export interface ReplyTextProps {
  run: Run;
  /** Position of the reply. */
  position: number;
  /** The bar of the JSON view, for the search; null until it is drawn. */
  controlsIn: HTMLElement | null;
}

export function ReplyText({ run, position, controlsIn }: ReplyTextProps) {
  const [isWhole, setWhole] = useState(false);
  const [query, setQuery] = useState('');
  const [found, setFound] = useState(0);
  const wanted = useDeferredValue(query);
  const reply = run.replies[position] ?? run.replies[0];
  const body = reply?.body ?? '';
  const isLong = body.length > FIRST_SHOWN;
  const shown = useMemo(() => (isLong && !isWhole ? body.slice(0, FIRST_SHOWN) : body), [body, isLong, isWhole]);
  const lines = useMemo(() => findLines(shown, wanted), [shown, wanted]);
  if (!reply) return <p className="tb-sm-tall tb-quiet tb-inset-lg">{noReplySentence(run)}</p>;
  const line = lines[found % Math.max(1, lines.length)];
  return (
    <div className="tb-fill">
      {controlsIn &&
        createPortal(
          <FindInText
            query={query}
            onQuery={(text) => {
              setQuery(text);
              setFound(0);
            }}
            count={lines.length}
            found={found}
            onMove={(by) => setFound((found + by + lines.length) % Math.max(1, lines.length))}
          />,
          controlsIn,
        )}
      <Headers headers={reply.headers} />
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
      {shown.length > LARGEST_FIELD || line !== undefined ? (
        <LongText text={shown} label="Raw response" isFilling isTextbox found={line ?? null} />
      ) : (
        <textarea
          className={`tb-sm-tall tb-mono tb-wide tb-inset-sm-md tb-ink tb-rest ${classes.raw}`}
          aria-label="Raw response"
          readOnly
          spellCheck={false}
          value={shown}
        />
      )}
      {isLong && !isWhole && (
        <div className="tb-row tb-fixed tb-sunken tb-hairline-above tb-inset-xs tb-min-40">
          <Button size="compact-sm" onClick={() => setWhole(true)}>
            Show all {formatSize(byteLength(body))}
          </Button>
        </div>
      )}
    </div>
  );
}

interface FindInTextProps {
  query: string;
  onQuery: (query: string) => void;
  /** How many lines were found, and the position of the one that is shown. */
  count: number;
  found: number;
  /** 1 for the next line, -1 for the one before. */
  onMove: (by: number) => void;
}

function FindInText({ query, onQuery, count, found, onMove }: FindInTextProps) {
  return (
    <>
      <TextInput
        className={treeClasses.find ?? ''}
        size="xs"
        aria-label="Find in the text"
        placeholder="Find in the text"
        leftSection={<IconSearch size={14} stroke={1.6} aria-hidden="true" />}
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          onMove(event.shiftKey ? -1 : 1);
        }}
      />
      {query.trim() !== '' && (
        <span className="tb-xs tb-quiet">
          {count === 0 ? 'nothing found' : `line ${(found + 1).toLocaleString('en')} of ${count.toLocaleString('en')}`}
        </span>
      )}
    </>
  );
}

/** True for the error of a stream, whose status the page shows as the answer's. An error of the whole run is that of every request. */
function hasErrorInside({ error, inputs }: Run, { requestIndex, status }: RawReply): boolean {
  const own = inputs.find((input) => input.error?.requestIndex === requestIndex)?.error;
  const shown = (error ?? own)?.status ?? null;
  return shown !== null && shown !== status;
}

function Headers({ headers }: { headers: RawReply['headers'] }) {
  const { few, more } = useFew(headers, 'headers', 50);
  if (headers.length === 0) return null;
  return (
    <details className={`tb-xs tb-mono tb-fixed tb-hairline tb-inset-sm ${classes.headers}`}>
      <summary className="tb-target tb-quiet tb-isolate">
        Response headers{' '}
        <span className="tb-faint">
          {headers
            .slice(0, 10)
            .map(([name, value]) => `${name}: ${value}`)
            .join(', ')}
        </span>
      </summary>
      <div className={`tb-break tb-above-sm ${classes.box}`}>
        <dl>
          {few.map(([name, value]) => (
            <HeaderLine key={`${name}: ${value}`} name={name} value={value} />
          ))}
        </dl>
        {more}
      </div>
    </details>
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

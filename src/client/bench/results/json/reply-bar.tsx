/** The bar of the JSON view: the shape of the reply, what it measures, copying and downloading it. */
import { NativeSelect, SegmentedControl } from '@mantine/core';
import { type Ref, useEffect, useId, useMemo, useRef } from 'react';
import { exportReplies, exportResponse } from '#run/export/result-export.ts';
import { byteLength, formatDuration, formatSize } from '#run/figures/result-format.ts';
import type { RawReply, Run } from '#run/model/run.ts';
import { countFrames, hasFrames } from '#run/stream/has-frames.ts';
import { IconDownload } from '../../../shell/icons/icons.ts';
import { downloadFile } from '../../../shell/ui/browser/download-file.ts';
import { CopyButton } from '../../../shell/ui/controls/copy-button.tsx';
import { IconButton } from '../../../shell/ui/controls/icon-button.tsx';
import { announce } from '../../../shell/ui/feedback/announce.ts';
import type { ReplyShape } from '../shared/result-options.ts';
import classes from './reply-bar.module.css';

const NOT_STREAMED = 'This answer was not streamed';

export interface ReplyBarProps {
  run: Run;
  shape: ReplyShape;
  onShape: (shape: ReplyShape) => void;
  /** Position of the reply whose text is shown. */
  position: number;
  onPosition: (position: number) => void;
  /** The element for the controls of the shape. */
  slotRef: Ref<HTMLDivElement>;
}

export function ReplyBar({ run, shape, onShape, position, onPosition, slotRef }: ReplyBarProps) {
  const { replies } = run;
  // The tree is of all replies together, as are the frames.
  const shown = useMemo(
    () => (shape === 'text' ? replies.slice(position, position + 1) : replies),
    [shape, replies, position],
  );
  const hasFile = shape === 'tree' ? run.response !== null : shown.length === 1;
  const file = () => (shape === 'tree' ? exportResponse(run) : exportReplies(run)[shape === 'text' ? position : 0]);
  return (
    <div className={`tb-bar tb-wrap tb-inset-xs tb-min-40 ${classes.bar}`}>
      <ShapeChoice run={run} shape={shape} onShape={onShape} />
      {replies.length > 1 && shape === 'text' && (
        <NativeSelect
          size="xs"
          aria-label="Request"
          value={String(position)}
          onChange={(event) => onPosition(Number(event.currentTarget.value))}
          data={replies.map(({ requestIndex }, index) => ({
            value: String(index),
            label: `Request ${requestIndex + 1}`,
          }))}
        />
      )}
      <div ref={slotRef} className={classes.slot} />
      {shown.length > 0 && <ReplyFacts run={run} replies={shown} />}
      {hasFile && (
        <div className="tb-row tb-fixed tb-gap-xs">
          <CopyButton label="Copy reply" text={() => file()?.text ?? ''} />
          <IconButton
            icon={IconDownload}
            label="Download reply"
            tip
            onClick={() => {
              const saved = file();
              if (saved) downloadFile(saved.fileName, saved.text, saved.type);
            }}
          />
        </div>
      )}
    </div>
  );
}

function ReplyFacts({ run, replies }: { run: Run; replies: readonly RawReply[] }) {
  const bytes = useMemo(() => replies.reduce((sum, { body }) => sum + byteLength(body), 0), [replies]);
  const statuses = [...new Set(replies.map(({ status }) => status))];
  return (
    <span className="tb-sm tb-mono tb-end tb-one-line">
      {statuses.join(', ')} · {formatSize(bytes)}
      {run.durationMs !== null && ` · ${formatDuration(run.durationMs)}`}
    </span>
  );
}

function ShapeChoice({ run, shape, onShape }: Pick<ReplyBarProps, 'run' | 'shape' | 'onShape'>) {
  const why = useId();
  const root = useRef<HTMLDivElement>(null);
  const isStreamed = hasFrames(run);
  // The control has no prop for one of its radios.
  useEffect(() => {
    const radio = root.current?.querySelector('input[value="frames"]');
    if (isStreamed) radio?.removeAttribute('aria-disabled');
    else radio?.setAttribute('aria-disabled', 'true');
    radio?.setAttribute('aria-describedby', why);
  }, [isStreamed, why]);
  const frames = isStreamed ? (
    <>
      Frames{' '}
      <span className="tb-mono" aria-hidden="true">
        {countFrames(run).toLocaleString('en')}
      </span>
    </>
  ) : (
    <span className="tb-faint" title={NOT_STREAMED}>
      Frames
    </span>
  );
  return (
    <>
      <SegmentedControl
        ref={root}
        className="tb-fixed"
        aria-label="Reply as"
        data={[
          { value: 'tree', label: 'Tree' },
          { value: 'text', label: 'Text' },
          { value: 'frames', label: frames },
        ]}
        value={shape}
        onChange={(next) => {
          if (next === 'frames' && !isStreamed) announce(NOT_STREAMED);
          else onShape(next);
        }}
      />
      <span id={why} hidden>
        {isStreamed ? '' : NOT_STREAMED}
      </span>
    </>
  );
}

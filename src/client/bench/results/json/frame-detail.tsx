/** One frame as received, with details. */

import { useId } from 'react';
import { inputTitle } from '#run/figures/input-title.ts';
import { formatDuration, formatSize } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import type { ReplyFrame } from '#run/stream/frame-list.ts';
import { LongText } from '../../../blocks/answer/long-text.tsx';
import { IconX } from '../../../shell/icons/icons.ts';
import { CopyButton } from '../../../shell/ui/controls/copy-button.tsx';
import { IconButton } from '../../../shell/ui/controls/icon-button.tsx';
import { ScrollBox } from '../../../shell/ui/layout/scroll-box.tsx';
import classes from './frame-detail.module.css';
import { formatAt } from './frame-table.tsx';

/** A longer frame is shown as virtualised lines. */
const LARGEST_TEXT = 100_000;

export interface FrameDetailProps {
  run: Run;
  frames: readonly ReplyFrame[];
  position: number;
  raw: string;
  onClose: () => void;
}

export function FrameDetail({ run, frames, position, raw, onClose }: FrameDetailProps) {
  const titleId = useId();
  const frame = frames[position];
  if (!frame) return null;
  const number = (position + 1).toLocaleString('en');
  const before = frames[position - 1];
  const facts = [
    frame.kind,
    ...(frame.component === null ? [] : [frame.component]),
    ...(frame.input === null ? [] : [inputTitle(frame.input)]),
    formatSize(frame.bytes),
    `at ${formatAt(frame.at)}`,
    ...(before ? [`${formatDuration(frame.at - before.at)} after the previous frame`] : []),
    ...(run.plan.requests.length > 1 ? [`request ${frame.requestIndex + 1}`] : []),
  ];
  return (
    <section className={`tb-fixed tb-column tb-sunken tb-hairline-above ${classes.detail}`} aria-labelledby={titleId}>
      <header className={`tb-bar tb-gap-sm-md tb-min-36 ${classes.head}`}>
        <h3 id={titleId} className="tb-md tb-fixed tb-strong">
          Frame {number}
        </h3>
        <p className="tb-xs tb-mono tb-grow tb-break tb-quiet">{facts.join(' · ')}</p>
        <CopyButton label="Copy frame" text={raw} />
        <IconButton icon={IconX} label="Close frame" onClick={onClose} />
      </header>
      {raw.length > LARGEST_TEXT ? (
        <LongText text={raw} label={`Raw frame ${number}`} isFilling isTextbox />
      ) : (
        <ScrollBox label={`Raw frame ${number}`} isTextbox className="tb-sm-tall tb-mono tb-scroll tb-pre tb-inset-sm">
          {raw}
        </ScrollBox>
      )}
    </section>
  );
}

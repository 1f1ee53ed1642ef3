/** A text of which a long one shows two lines at first, and a very long one opens in a dialog. */
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { clampOf, type TextRoom, VALUE_ROOM } from '#run/component/clamp-text.ts';
import { byteLength, formatCount, formatSize } from '#run/figures/result-format.ts';
import classes from './component.module.css';

const TextDialog = lazy(async () => ({ default: (await import('./text-dialog.tsx')).TextDialog }));

export interface ClampedTextProps {
  text: string;
  /** "input_value": what its buttons name. */
  subject: string;
  isMono?: boolean;
  /** How much is shown at first; by default a few lines. */
  room?: TextRoom;
  /** Bytes before it was cut; null for a whole one. */
  cutFrom?: number | null;
  /** Draws the text up to a length, if not as it is. */
  draw?: (length: number) => ReactNode;
}

export function ClampedText({
  text,
  subject,
  isMono = false,
  room = VALUE_ROOM,
  cutFrom = null,
  draw,
}: ClampedTextProps) {
  const [isOpen, setOpen] = useState(false);
  const [isDialog, setDialog] = useState(false);
  const clamp = useMemo(() => clampOf(text, room), [text, room]);
  const isWhole = clamp === null || (isOpen && !clamp.isHuge);
  const length = isWhole ? text.length : clamp.length;
  const kept = cutFrom === null ? null : formatSize(byteLength(text));
  return (
    <>
      <p className={`tb-pre tb-isolate ${isMono ? `tb-mono ${classes.code}` : 'tb-md'}`}>
        {draw ? draw(length) : text.slice(0, length)}
        {!isWhole && ' …'}
      </p>
      {kept !== null && (
        <p className="tb-sm tb-quiet">
          Kept: the first {kept} of {formatSize(cutFrom ?? 0)}.
        </p>
      )}
      {clamp !== null && (
        <p className="tb-sm tb-row tb-quiet">
          {!isWhole && kept === null && <span>{moreText(clamp)}</span>}
          <button
            type="button"
            className="tb-link tb-target tb-strong"
            aria-label={
              isWhole ? `Show less of ${subject}` : clamp.isHuge ? openName(kept, subject) : `Show all of ${subject}`
            }
            onClick={() => (clamp.isHuge ? setDialog(true) : setOpen(!isOpen))}
          >
            {isWhole ? 'Show less' : clamp.isHuge ? (kept === null ? 'Open as text' : `Show ${kept}`) : 'Show all'}
          </button>
        </p>
      )}
      {isDialog && (
        <Suspense>
          <TextDialog text={text} subject={subject} onClose={() => setDialog(false)} />
        </Suspense>
      )}
    </>
  );
}

function openName(kept: string | null, subject: string): string {
  return kept === null ? `Open ${subject} as text` : `Show ${kept} of ${subject}`;
}

function moreText({ lines, characters }: { lines: number; characters: number }): string {
  return lines > 0 ? formatCount(lines, 'more line') : formatCount(characters, 'more character');
}

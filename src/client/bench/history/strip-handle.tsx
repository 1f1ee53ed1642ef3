/** The handle of the strip: pulls the list of all runs up, and puts it down again. By a drag, a click or the keyboard. */
import { type KeyboardEvent, useRef } from 'react';
import { IconList } from '../../shell/icons/icons.ts';
import { useHint } from '../../shell/ui/controls/use-hint.tsx';
import classes from './history-strip.module.css';

export interface StripHandleProps {
  isUp: boolean;
  onToggle: () => void;
}

/** px of a drag after which the list follows. */
const DRAGGED = 20;

export function StripHandle({ isUp, onToggle }: StripHandleProps) {
  const { target, shown } = useHint(isUp ? 'Put down' : 'All runs on this server');
  /** Where the pointer went down, and whether its move was enough. */
  const drag = useRef({ from: 0, isDone: true });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== (isUp ? 'ArrowDown' : 'ArrowUp')) return;
    event.preventDefault();
    onToggle();
  };
  return (
    <>
      <button
        {...target}
        type="button"
        className={`tb-ring-inside ${classes.handle}`}
        aria-label="All runs"
        aria-haspopup="dialog"
        aria-expanded={isUp}
        onPointerDown={(event) => {
          drag.current = { from: event.clientY, isDone: false };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={({ clientY, buttons }) => {
          const up = drag.current.from - clientY;
          if (drag.current.isDone || buttons === 0 || Math.abs(up) < DRAGGED) return;
          drag.current.isDone = true;
          if (up > 0 !== isUp) onToggle();
        }}
        onClick={({ detail }) => {
          const isByKeyboard = detail === 0;
          // A drag ends with a click, too.
          if (isByKeyboard || !drag.current.isDone) onToggle();
        }}
        onKeyDown={onKeyDown}
      >
        <IconList size={16} stroke={1.6} aria-hidden="true" />
      </button>
      {shown}
    </>
  );
}

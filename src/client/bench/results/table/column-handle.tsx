/** The resize handle of a column of a result table. */
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import classes from './rows-table.module.css';

interface ColumnHandleProps {
  name: string;
  /** In px; null for the default width. */
  width: number | null;
  onWidth: (width: number) => void;
  onReset: () => void;
}

const NARROWEST = 48;
const WIDEST = 2000;
const STEP = 16;

/** The resize handle of a column: drag it or use the arrow keys; a double click resets all widths. */
export function ColumnHandle({ name, width, onWidth, onReset }: ColumnHandleProps) {
  const start = useRef<{ x: number; width: number } | null>(null);
  const widthOf = (element: Element) => width ?? element.parentElement?.getBoundingClientRect().width ?? NARROWEST;
  const setWidth = (next: number) => onWidth(Math.round(Math.min(WIDEST, Math.max(NARROWEST, next))));

  function onKeyDown(event: KeyboardEvent<HTMLHRElement>) {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (step !== undefined) setWidth(widthOf(event.currentTarget) + step);
    else if (event.key === 'Home') onReset();
    else return;
    event.preventDefault();
  }
  function onPointerDown(event: PointerEvent<HTMLHRElement>) {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width: widthOf(event.currentTarget) };
  }
  function onPointerMove(event: PointerEvent<HTMLHRElement>) {
    if (start.current) setWidth(start.current.width + event.clientX - start.current.x);
  }
  const stop = () => {
    start.current = null;
  };
  const reachable = { tabIndex: 0, 'aria-orientation': 'vertical', 'aria-label': `Width of ${name}` } as const;
  return (
    <hr
      className={classes.handle}
      {...reachable}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      aria-valuenow={width ?? NARROWEST}
      aria-valuetext={width === null ? 'automatic' : `${width} px`}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={stop}
      onPointerCancel={stop}
      onDoubleClick={onReset}
    />
  );
}

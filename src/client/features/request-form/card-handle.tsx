/** The number of an input card, which is also its drag handle and moves it with the arrow keys. */
import { useEffect, useRef } from 'react';
import classes from './input-card.module.css';
import type { ReorderHandle } from './use-reorder.ts';

export interface CardHandleProps {
  id: string;
  /** Index of the card, from 0. */
  index: number;
  /** Null for the only card, which cannot be moved. */
  reorder: ReorderHandle | null;
  /** True after a move by key, which unmounts the card for a moment, so that it loses the focus. */
  isMoved: boolean;
}

export function CardHandle({ id, index, reorder, isMoved }: CardHandleProps) {
  const handle = useRef<HTMLButtonElement>(null);
  const place = useRef(index);
  useEffect(() => {
    if (isMoved && place.current !== index) handle.current?.focus();
    place.current = index;
  }, [isMoved, index]);
  if (reorder === null) return <span className={`tb-fixed tb-quiet ${classes.number}`}>{index + 1}</span>;
  return (
    <button
      ref={handle}
      type="button"
      className={`tb-fixed tb-quiet ${classes.number}`}
      aria-label={`Move Input ${index + 1}`}
      title="Drag, or press the arrow keys, to move this input"
      onPointerDown={(event) => reorder.onPointerDown(event, id)}
      onKeyDown={(event) => reorder.onKeyDown(event, index)}
    >
      {index + 1}
    </button>
  );
}

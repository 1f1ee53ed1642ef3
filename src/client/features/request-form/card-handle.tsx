/** The number of an input card: what it is dragged by, and moved with the arrow keys. */
import { useEffect, useRef } from 'react';
import classes from './input-card.module.css';
import type { ReorderHandle } from './use-reorder.ts';

export interface CardHandleProps {
  id: string;
  /** Place of the card, from 0. */
  index: number;
  /** Null for the only card, which has nowhere to go. */
  reorder: ReorderHandle | null;
  /** True after a move by key, which takes the card out of the document for a moment and the focus with it. */
  isMoved: boolean;
}

export function CardHandle({ id, index, reorder, isMoved }: CardHandleProps) {
  const handle = useRef<HTMLButtonElement>(null);
  const place = useRef(index);
  useEffect(() => {
    if (isMoved && place.current !== index) handle.current?.focus();
    place.current = index;
  }, [isMoved, index]);
  if (reorder === null) return <span className={classes.number}>{index + 1}</span>;
  return (
    <button
      ref={handle}
      type="button"
      className={classes.number}
      aria-label={`Move Input ${index + 1}`}
      title="Drag, or press the arrow keys, to move this input"
      onPointerDown={(event) => reorder.onPointerDown(event, id)}
      onKeyDown={(event) => reorder.onKeyDown(event, index)}
    >
      {index + 1}
    </button>
  );
}

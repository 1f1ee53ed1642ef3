/**
 * Moves entries of a list by dragging or with the arrow keys on their handle. The list is reordered during the drag, as a
 * preview; Escape restores the order. Works with virtualised lists.
 */
import { type KeyboardEvent, type PointerEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { announce } from '../../shell/ui/feedback/announce.ts';
import { indexByKey } from '../../shell/ui/layout/list-keys.ts';

/** Entries have their index in `data-index`, because in a virtualised list not all are mounted. */

const EDGE = 48;

const STEP = 14;

/** What a handle needs; `index` is that of the entry. */
export interface ReorderHandle {
  onPointerDown: (event: PointerEvent<HTMLElement>, id: string) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>, index: number) => void;
}

export interface Reorder extends ReorderHandle {
  /** The entry that is being dragged. */
  draggedId: string | null;
  /** The entry whose handle is focused after a move by key. */
  movedId: string | null;
}

export function useReorder(ids: readonly string[], move: (from: number, to: number) => void): Reorder {
  const [draggedId, setDraggedId] = useState<string | null>(null);
  const [movedId, setMovedId] = useState<string | null>(null);
  const list = useRef<HTMLElement | null>(null);
  const startedAt = useRef(-1);

  const follow = useEffectEvent((y: number) => {
    if (draggedId === null || list.current === null) return;
    scrollNearEdge(list.current, y);
    const from = ids.indexOf(draggedId);
    const to = positionUnder(list.current, y, from);
    if (to !== from) move(from, to);
  });
  const finish = useEffectEvent((isDropped: boolean) => {
    const at = draggedId === null ? -1 : ids.indexOf(draggedId);
    setDraggedId(null);
    if (at === -1 || at === startedAt.current) return;
    if (isDropped) announce(`Input moved to place ${at + 1}`);
    else move(at, startedAt.current);
  });

  useEffect(() => {
    if (draggedId === null) return;
    const controller = new AbortController();
    // Escape puts the input back, and closes or stops nothing.
    document.body.dataset.ownsEscape = 'true';
    const options = { signal: controller.signal, capture: true };
    // Listen on the document: reordering unmounts and remounts the dragged entry.
    document.addEventListener('pointermove', (event) => follow(event.clientY), options);
    document.addEventListener('pointerup', () => finish(true), options);
    document.addEventListener('pointercancel', () => finish(false), options);
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        finish(false);
      },
      options,
    );
    return () => {
      delete document.body.dataset.ownsEscape;
      controller.abort();
    };
  }, [draggedId]);

  return {
    draggedId,
    movedId,
    onPointerDown(event, id) {
      if (event.button !== 0 || ids.length < 2) return;
      list.current = event.currentTarget.closest('ul');
      startedAt.current = ids.indexOf(id);
      setDraggedId(id);
    },
    onKeyDown(event, index) {
      const to = indexByKey(event, index, ids.length);
      if (to === null || to === index) return;
      move(index, to);
      setMovedId(ids[index] ?? null);
      announce(`Input moved to place ${to + 1}`);
    },
  };
}

/** The new index of the entry at `from` for the pointer at `y` (client px). */
function positionUnder(list: HTMLElement, y: number, from: number): number {
  for (const entry of list.querySelectorAll<HTMLElement>(':scope > li')) {
    const position = Number(entry.dataset.index);
    const { top, bottom } = entry.getBoundingClientRect();
    const middle = (top + bottom) / 2;
    // Swap only past the middle, so that entries of different heights do not swap back and forth.
    if (position < from && y < middle) return position;
    if (position > from && y > middle && y <= bottom) return position;
  }
  return from;
}

/** Scrolls a little if the pointer is near the upper or lower edge of the scroll container. */
function scrollNearEdge(list: HTMLElement, y: number): void {
  const scroller = list.closest<HTMLElement>('[data-scrolls]');
  if (scroller === null) return;
  const { top, bottom } = scroller.getBoundingClientRect();
  if (y < top + EDGE) scroller.scrollTop -= STEP;
  if (y > bottom - EDGE) scroller.scrollTop += STEP;
}

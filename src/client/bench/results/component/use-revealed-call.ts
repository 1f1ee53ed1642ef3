/** Scrolls to the call that was chosen in the list of components or by a link. */
import { type RefObject, useEffect, useEffectEvent } from 'react';

export interface RevealedCall {
  list: RefObject<HTMLElement | null>;
  scroller: RefObject<HTMLElement | null>;
  /** px of the list from the top of what scrolls, and of a row that is not drawn. */
  top: number;
  rowHeight: number;
  /** Position of the call; -1 for none. */
  at: number;
  /** Its id. */
  call: string | null;
}

export function useRevealedCall({ list, scroller, top, rowHeight, at, call }: RevealedCall): void {
  const reveal = useEffectEvent(() => {
    if (at === -1 || !scroller.current) return;
    const drawn = [...(list.current?.children ?? [])].find(
      (item) => item instanceof HTMLElement && item.dataset.call === call,
    );
    if (drawn) drawn.scrollIntoView({ block: 'nearest' });
    else scroller.current.scrollTop = top + at * rowHeight;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another call is chosen
  useEffect(reveal, [call]);
}

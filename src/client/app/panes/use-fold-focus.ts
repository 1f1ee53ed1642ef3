/** Folding hides a pane with the button that was pressed: the focus goes to the button that unfolds it, and back. */
import { type RefObject, useEffect, useRef } from 'react';
import { isFocusLost } from '../../ui/focus/is-focus-lost.ts';

export interface FoldFocus {
  /** The button of the rail. */
  expand: RefObject<HTMLButtonElement | null>;
  /** The button of the pane. */
  collapse: RefObject<HTMLButtonElement | null>;
}

export function useFoldFocus(isRail: boolean): FoldFocus {
  const expand = useRef<HTMLButtonElement>(null);
  const collapse = useRef<HTMLButtonElement>(null);
  const before = useRef(isRail);
  useEffect(() => {
    if (before.current === isRail) return;
    before.current = isRail;
    if (isFocusLost()) (isRail ? expand : collapse).current?.focus();
  }, [isRail]);
  return { expand, collapse };
}

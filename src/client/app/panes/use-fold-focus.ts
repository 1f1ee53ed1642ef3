/** Folding hides a pane with the button that was pressed: the focus goes to the button that unfolds it, and back. */
import { type RefObject, useEffect, useRef } from 'react';
import { isFocusLost } from '../../shell/ui/focus/is-focus-lost.ts';

export interface FoldFocus {
  /** The button of the rail. */
  expand: RefObject<HTMLButtonElement | null>;
  /** The button of the pane. */
  collapse: RefObject<HTMLButtonElement | null>;
}

/** `isFolded`: the pane is a rail now, whether it was unfolded or open over the others before. */
export function useFoldFocus(isFolded: boolean): FoldFocus {
  const expand = useRef<HTMLButtonElement>(null);
  const collapse = useRef<HTMLButtonElement>(null);
  const before = useRef(isFolded);
  useEffect(() => {
    if (before.current === isFolded) return;
    before.current = isFolded;
    if (isFocusLost()) (isFolded ? expand : collapse).current?.focus();
  }, [isFolded]);
  return { expand, collapse };
}

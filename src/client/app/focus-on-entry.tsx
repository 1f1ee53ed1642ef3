/** For the end of a workspace that takes the place of another one, and with it of what had the focus. */
import { useEffect } from 'react';
import { focusText } from '../ui/focus/focus-into.ts';
import { isFocusLost } from '../ui/focus/is-focus-lost.ts';

/** Stands beside a workspace that is loaded on demand, inside of what waits for it: its heading is there by then. */
export function FocusOnEntry({ heading }: { heading: string }) {
  useEffect(() => {
    // The page's title is no place of its own: the focus was put there when the mode before was left.
    if (isFocusLost() || document.activeElement?.matches('h1')) focusText(document.querySelector(heading));
  }, [heading]);
  return null;
}

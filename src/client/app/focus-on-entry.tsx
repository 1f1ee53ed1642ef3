/** For the end of a workspace that takes the place of another one, and with it of what had the focus. */
import { useEffect } from 'react';
import { focusText } from '../ui/focus-into.ts';
import { isFocusLost } from '../ui/is-focus-lost.ts';

/** Stands beside a workspace that is loaded on demand, inside of what waits for it: its heading is there by then. */
export function FocusOnEntry({ heading }: { heading: string }) {
  useEffect(() => {
    if (isFocusLost()) focusText(document.querySelector(heading));
  }, [heading]);
  return null;
}

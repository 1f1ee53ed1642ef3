/** Moves the focus to a workspace that has replaced another one, and with it the focused element. */
import { useEffect } from 'react';
import { focusText } from '../ui/focus/focus-into.ts';
import { isFocusLost } from '../ui/focus/is-focus-lost.ts';

/** Render it after a lazy workspace, inside the same Suspense: the heading is mounted by then. */
export function FocusOnEntry({ heading }: { heading: string }) {
  useEffect(() => {
    // The focus may be on the page's title, where it was put when the previous mode was left.
    if (isFocusLost() || document.activeElement?.matches('h1')) focusText(document.querySelector(heading));
  }, [heading]);
  return null;
}

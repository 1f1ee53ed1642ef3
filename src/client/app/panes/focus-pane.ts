/** Moves the focus to a pane, which the layout brings into view first. */
import { flushSync } from 'react-dom';
import { focusField } from '../../navigation/focus-field.ts';
import { focusText } from '../../ui/focus/focus-into.ts';

export type FocusablePane = 'request' | 'tweaks' | 'results' | 'history';

type Listener = (pane: FocusablePane) => void;
const listeners = new Set<Listener>();

/** For the layout: called before the focus moves. */
export function onFocusPane(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Brings a pane into view and leaves the focus where it is. */
export function revealPane(pane: FocusablePane): void {
  flushSync(() => {
    for (const listener of listeners) listener(pane);
  });
}

export function focusPane(pane: FocusablePane): void {
  revealPane(pane);
  if (pane === 'tweaks') {
    focusField({ kind: 'tweaks', line: null });
    return;
  }
  if (pane === 'history') {
    focusHistory();
    return;
  }
  const region = document.getElementById(pane);
  const field = pane === 'request' ? region?.querySelector<HTMLElement>('textarea') : null;
  if (field !== null && field !== undefined) field.focus();
  else focusTitle(pane);
}

/** The newest run, from which arrow keys lead to the others; without a run, the title. */
function focusHistory(): void {
  const region = document.getElementById('history');
  const run = region?.querySelector<HTMLElement>('button[data-run-button]');
  if (run) run.focus();
  else focusTitle('history');
}

/** Puts the focus on the heading of the region with this id. */
export function focusTitle(region: string): void {
  focusText(document.getElementById(region)?.querySelector('h2'));
}

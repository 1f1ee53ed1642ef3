import { sendUiRequest } from '../../state/send-ui-request.ts';
import type { Pane } from '../../state/ui-state.ts';
import { focusText } from '../../ui/focus/focus-into.ts';

/** Moves the focus into a pane that is in view. */
export function focusPane(pane: Pane): void {
  if (pane === 'tweaks') {
    sendUiRequest('focus', { kind: 'tweaks', line: null });
    return;
  }
  // Of the history the newest run, from which arrow keys lead to the others.
  const first = { request: 'textarea', results: null, history: 'button[data-run-button]' }[pane];
  const field = first === null ? null : document.getElementById(pane)?.querySelector<HTMLElement>(first);
  if (field) field.focus();
  else focusTitle(pane);
}

/** Puts the focus on the heading of the region with this id. */
export function focusTitle(region: string): void {
  focusText(document.getElementById(region)?.querySelector('h2'));
}

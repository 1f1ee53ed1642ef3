import { sendUiRequest } from '../../state/send-ui-request.ts';
import type { Pane } from '../../state/ui-state.ts';
import { focusText } from '../../ui/focus/focus-into.ts';

/** Moves the focus into a visible pane. */
export function focusPane(pane: Pane): void {
  if (pane === 'tweaks') {
    sendUiRequest('focus', { kind: 'tweaks', line: null });
    return;
  }
  // In the history focus the newest run; arrow keys move to the others.
  const first = { request: 'textarea', results: null, history: 'button[data-run-button]' }[pane];
  const field = first === null ? null : document.getElementById(pane)?.querySelector<HTMLElement>(first);
  if (field) field.focus();
  else focusTitle(pane);
}

/** Puts the focus on the heading of the region with this id. */
export function focusTitle(region: string): void {
  focusText(document.getElementById(region)?.querySelector('h2'));
}

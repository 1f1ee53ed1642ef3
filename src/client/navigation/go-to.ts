import { sendUiRequest } from '../state/send-ui-request.ts';
import type { PageTarget } from '../state/ui-state.ts';

/** Leads to a place from anywhere on the page: its pane comes into view, and the focus moves there. */
export function goTo(target: PageTarget): void {
  // The choice of the flow is always in view.
  sendUiRequest(target.kind === 'flow' ? 'focus' : 'reveal', target);
}

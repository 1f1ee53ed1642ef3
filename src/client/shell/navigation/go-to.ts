import { sendUiRequest } from '../state/send-ui-request.ts';
import type { PageTarget } from '../state/ui-state.ts';

/** Shows a part of the page and moves the focus there. Can be called from anywhere. */
export function goTo(target: PageTarget): void {
  // The flow picker is always in view.
  sendUiRequest(target.kind === 'flow' ? 'focus' : 'reveal', target);
}

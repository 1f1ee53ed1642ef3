/** Offers to fill the form from a whole request that was pasted into the tweaks. */
import type { DraftContextValue } from '../../../draft/draft-context.ts';
import { sendUiRequest } from '../../../shell/state/send-ui-request.ts';
import { notify } from '../../../shell/ui/feedback/notify.ts';

/** The tweaks `before` the paste and `after` it. Null if nothing was pasted, because the text is a command. */
export function offerRequest(
  draft: DraftContextValue,
  text: string,
  before: string | null,
  after: string | null,
): void {
  const { document, amendLater } = draft;
  if (document !== null) {
    if (before === null) notify({ message: 'That is a whole request. Paste only its tweaks here.' });
    return;
  }
  if (before === null) {
    sendUiRequest('paste', text);
    return;
  }
  const amend = amendLater();
  notify({
    message: 'The pasted text is a whole request, not tweaks.',
    action: {
      label: 'Fill the form with it',
      run() {
        // If something was typed since, keep it and the pasted text.
        amend(({ tweaksText }) => (tweaksText === after ? { tweaksText: before } : null));
        sendUiRequest('paste', text);
      },
    },
  });
}

/** A whole request that is pasted among the tweaks: the form is what can take it. */
import { type ClipboardEvent, useCallback } from 'react';
import { looksLikeRequest } from '#run/paste/looks-like-request.ts';
import { useDraftContext } from '../../../draft/draft-context.ts';
import { sendUiRequest } from '../../../state/send-ui-request.ts';
import { notify } from '../../../ui/feedback/notify.ts';

/** To be called before the editor sees the paste. */
export function useRequestPaste(): (event: ClipboardEvent) => void {
  const { form, tweaks, amendLater } = useDraftContext();
  return useCallback(
    (event) => {
      const text = event.clipboardData.getData('text/plain');
      const look = looksLikeRequest(text);
      if (look === 'command') {
        // No tweaks can be that, and a key in it must not get into the draft.
        event.preventDefault();
        event.stopPropagation();
        sendUiRequest('paste', text);
      } else if (look === 'body') {
        const before = form.getValues('tweaksText');
        const amend = amendLater();
        let after: string | null = null;
        const stop = tweaks.subscribe((change) => {
          after = change.text;
          stop();
        });
        notify({
          message: 'The pasted text is a whole request, not tweaks.',
          action: {
            label: 'Fill the form with it',
            run() {
              // What was typed since stays, beside the pasted text.
              amend(({ tweaksText }) => (tweaksText === after ? { tweaksText: before } : null));
              sendUiRequest('paste', text);
            },
          },
        });
      }
    },
    [form, tweaks, amendLater],
  );
}

/** Opens the paste dialog for a whole request that is pasted into the tweaks. */
import { type ClipboardEvent, useCallback } from 'react';
import { looksLikeRequest } from '#run/paste/looks-like-request.ts';
import { useDraftContext } from '../../../draft/draft-context.ts';
import { sendUiRequest } from '../../../state/send-ui-request.ts';
import { notify } from '../../../ui/feedback/notify.ts';

/** Call it before the editor handles the paste. */
export function useRequestPaste(): (event: ClipboardEvent) => void {
  const { form, tweaks, amendLater } = useDraftContext();
  return useCallback(
    (event) => {
      const text = event.clipboardData.getData('text/plain');
      const look = looksLikeRequest(text);
      if (look === 'command') {
        // It cannot be tweaks, and an API key in it must not get into the draft.
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
              // If something was typed since, keep it and the pasted text.
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

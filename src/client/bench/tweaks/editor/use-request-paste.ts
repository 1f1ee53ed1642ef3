/** Opens the paste dialog for a whole request that is pasted into the tweaks. */
import { type ClipboardEvent, useCallback } from 'react';
import { looksLikeRequest } from '#run/paste/looks-like-request.ts';
import { useDraftContext } from '../../../draft/draft-context.ts';
import { notifyError } from '../../../shell/ui/feedback/notify-error.ts';

/** Call it before the editor handles the paste. */
export function useRequestPaste(): (event: ClipboardEvent) => void {
  const draft = useDraftContext();
  return useCallback(
    (event) => {
      const text = event.clipboardData.getData('text/plain');
      const kind = looksLikeRequest(text);
      if (kind !== 'command' && kind !== 'body') return;
      const isCommand = kind === 'command';
      if (isCommand) {
        // It cannot be tweaks, and an API key in it must not get into the draft.
        event.preventDefault();
        event.stopPropagation();
      }
      const before = isCommand ? null : draft.form.getValues('tweaksText');
      let after: string | null = null;
      const stop = draft.tweaks.subscribe((change) => {
        after ??= change.text;
        stop();
      });
      const offer = import('./offer-request.ts').then(({ offerRequest }) => offerRequest(draft, text, before, after));
      notifyError(offer, 'The request was not read');
    },
    [draft],
  );
}

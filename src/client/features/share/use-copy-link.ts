/** Copies a link with the whole request, without its secrets. Offers a file if no other computer could open the link. */
import { useCallback } from 'react';
import { isLoopback } from '#contract/loopback.ts';
import { maskDraft } from '#flow/secrets/mask-secrets.ts';
import { useFlowKey } from '../../draft/storage/use-flow-key.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useOpenFlow } from '../../navigation/use-open-flow.ts';
import { useFlowId, useMode } from '../../navigation/use-url-key.ts';
import { copyText } from '../../ui/browser/copy-text.ts';
import { downloadFile } from '../../ui/browser/download-file.ts';
import { notify } from '../../ui/feedback/notify.ts';
import { notifyError } from '../../ui/feedback/notify-error.ts';

const COPIED = 'Link copied. It contains the request but no secrets.';

export function useCopyLink(): () => void {
  const form = useDraftForm();
  const flowId = useFlowId();
  const mode = useMode();
  const key = useFlowKey();
  const flow = useOpenFlow();
  return useCallback(() => {
    if (flow === null) {
      notify({ message: 'No link yet: the flow is still loading, so secrets cannot be recognised.' });
      return;
    }
    const copy = async () => {
      const [{ toShareHash }, { knobsOf }] = await Promise.all([
        import('./share-link.ts'),
        import('../../draft/knobs/knob-storage.ts'),
      ]);
      const draft = maskDraft(form.getValues(), flow.index);
      const url = new URL(location.pathname, location.origin);
      if (flowId !== null) url.searchParams.set('flow', flowId);
      if (mode !== 'bench') url.searchParams.set('mode', mode);
      const knobs = knobsOf(key).read();
      url.hash = toShareHash({ flowId: flowId ?? '', draft, knobs });
      const isCopied = await copyText(url.href);
      if (!isCopied) notify({ message: 'The browser did not allow copying' });
      else if (!isLoopback(location.hostname)) notify({ message: COPIED });
      else {
        const saveFile = async () => {
          const { writePresentation } = await import('#run/present/presentation-file.ts');
          const file = writePresentation({ flow, draft, knobs, mode }, flow.index);
          downloadFile(file.fileName, file.text);
        };
        notify({
          message: `${COPIED} Only this computer can open it: ${location.hostname} means "this computer".`,
          action: { label: 'Save as file', run: () => notifyError(saveFile(), 'No file was saved') },
        });
      }
    };
    notifyError(copy(), 'No link was copied');
  }, [key, flowId, form, flow, mode]);
}

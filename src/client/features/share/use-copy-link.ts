/** Copies a link with the whole request, without its secrets. Offers a file if no other computer could open the link. */
import { useCallback } from 'react';
import { useFlowKey } from '../../draft/storage/use-flow-key.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useOpenFlow } from '../../navigation/use-open-flow.ts';
import { useFlowId, useMode } from '../../navigation/use-url-key.ts';
import { notify } from '../../ui/feedback/notify.ts';
import { notifyError } from '../../ui/feedback/notify-error.ts';

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
      const { copyLink } = await import('./copy-link.ts');
      await copyLink({ flow, flowId, mode, key, typed: form.getValues() });
    };
    notifyError(copy(), 'No link was copied');
  }, [key, flowId, form, flow, mode]);
}

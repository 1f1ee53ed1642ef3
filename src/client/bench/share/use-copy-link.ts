/** Copies a link with the whole request, without its secrets. Offers a file if no other computer could open the link. */
import { useCallback } from 'react';
import { useFlowKey } from '../../draft/storage/use-flow-key.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { useFlowId, useMode } from '../../shell/navigation/use-url-key.ts';
import { useLatest } from '../../shell/ui/browser/use-latest.ts';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';

/** The same function in every rendering, because most of the page has it. */
export function useCopyLink(): () => void {
  const form = useDraftForm();
  const flowId = useFlowId();
  const mode = useMode();
  const key = useFlowKey();
  const latest = useLatest({ flow: useOpenFlow(), flowId, mode, key });
  return useCallback(() => {
    const { flow, ...open } = latest.current;
    if (flow === null) {
      notify({ message: 'No link yet: the flow is still loading, so secrets cannot be recognised.' });
      return;
    }
    const copy = async () => {
      const { copyLink } = await import('./copy-link.ts');
      await copyLink({ ...open, flow, typed: form.getValues() });
    };
    notifyError(copy(), 'No link was copied');
  }, [latest, form]);
}

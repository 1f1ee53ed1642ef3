/** Copies a link that holds the whole request, without its secrets. */
import { useCallback } from 'react';
import { maskDraft } from '#run/mask-secrets.ts';
import { useConnection } from '../../api/connection.tsx';
import { draftScope } from '../../draft/draft-scope.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useNavigation } from '../../navigation/use-navigation.ts';
import { useOpenFlow } from '../../navigation/use-open-flow.ts';
import { copyText } from '../../ui/copy-text.ts';
import { notify } from '../../ui/notify.ts';
import { sayFailure } from '../../ui/say-failure.ts';

export function useCopyLink(): () => void {
  const form = useDraftForm();
  const { flowId, mode } = useNavigation();
  const { connection } = useConnection();
  const index = useOpenFlow()?.index ?? null;
  return useCallback(() => {
    if (index === null) {
      notify({ message: 'No link yet: which of the tweaks are secret is known once the flow is read.' });
      return;
    }
    const copy = async () => {
      const [{ toShareHash }, { readKnobs }] = await Promise.all([
        import('./share-link.ts'),
        import('../../draft/knobs/knob-storage.ts'),
      ]);
      const draft = maskDraft(form.getValues(), index);
      const url = new URL(location.pathname, location.origin);
      if (flowId !== null) url.searchParams.set('flow', flowId);
      if (mode !== 'bench') url.searchParams.set('mode', mode);
      const knobs = readKnobs(draftScope(connection) + (flowId ?? ''));
      url.hash = toShareHash({ flowId: flowId ?? '', draft, knobs });
      const isCopied = await copyText(url.href);
      notify({
        message: isCopied ? 'Link copied. It holds the request, without secrets.' : 'The browser did not allow copying',
      });
    };
    sayFailure(copy(), 'No link was copied');
  }, [connection, flowId, form, index, mode]);
}

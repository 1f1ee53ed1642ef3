/** Fills the form from an opened link and removes the request from the URL. Runs nothing. */

import { useWindowEvent } from '@mantine/hooks';
import { useEffect, useEffectEvent, useState } from 'react';
import { errorMessage } from '#contract/error-message.ts';
import { draftScope } from '../../draft/storage/draft-scope.ts';
import { useReplaceDraft } from '../../draft/use-replace-draft.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { useUiState } from '../../shell/state/ui-state.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { HASH_KEY } from './share-hash.ts';

/** One sentence if the link could not be read; else null. */
export function useOpenedLink(): { problem: string | null; dismissProblem: () => void } {
  const { connection } = useConnection();
  const replaceDraft = useReplaceDraft();
  const [problem, setProblem] = useState<string | null>(null);

  const open = async () => {
    const { hash } = location;
    if (!hash.startsWith(HASH_KEY)) return;
    history.replaceState(history.state, '', location.pathname + location.search);
    const [{ parseShareHash }, { knobsOf }] = await Promise.all([
      import('./share-link.ts'),
      import('../../draft/knobs/knob-storage.ts'),
    ]);
    try {
      const { flowId, draft, knobs } = parseShareHash(hash);
      const storedKnobs = knobsOf(draftScope(connection) + flowId);
      const before = storedKnobs.read();
      const isReplaced = replaceDraft({
        flowId,
        draft,
        message: 'Request loaded from the link. Press Run.',
        undo: () => {
          useUiState.setState({ sharedRequest: null });
          // Keep knobs that were chosen since.
          if (knobs.length > 0) storedKnobs.write(before);
        },
      });
      if (!isReplaced) return;
      useUiState.setState({ sharedRequest: { flowId, openedAt: Date.now() } });
      if (knobs.length > 0) storedKnobs.write(knobs);
    } catch (error) {
      setProblem(errorMessage(error));
    }
  };

  const openHash = () => notifyError(open(), 'Could not read the link');
  const openFirst = useEffectEvent(openHash);
  useEffect(() => openFirst(), []);
  useWindowEvent('hashchange', openHash);
  return { problem, dismissProblem: () => setProblem(null) };
}

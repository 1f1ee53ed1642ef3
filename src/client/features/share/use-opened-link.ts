/** Fills the form from a link that was opened; runs nothing, and takes the request out of the address afterwards. */
import { useEffect, useEffectEvent, useState } from 'react';
import { useConnection } from '../../api/connection.tsx';
import { backTo } from '../../draft/amend-draft.ts';
import { useDraftContext } from '../../draft/draft-context.ts';
import { draftScope } from '../../draft/draft-scope.ts';
import { readDraft } from '../../draft/draft-storage.ts';
import { offerUndo } from '../../draft/use-offer-undo.ts';
import { notify } from '../../ui/notify.ts';
import { sayFailure } from '../../ui/say-failure.ts';
import { HASH_KEY } from './share-hash.ts';

/** One sentence when the link could not be read; null when all is well. */
export function useOpenedLink(): { problem: string | null; dismissProblem: () => void } {
  const { connection } = useConnection();
  const { loadDraft, amendLater } = useDraftContext();
  const [problem, setProblem] = useState<string | null>(null);

  const open = useEffectEvent(async () => {
    const { hash } = location;
    if (!hash.startsWith(HASH_KEY)) return;
    history.replaceState(history.state, '', location.pathname + location.search);
    const { parseShareHash } = await import('./share-link.ts');
    try {
      const { flowId, draft } = parseShareHash(hash);
      const before = readDraft(draftScope(connection) + flowId);
      const amend = amendLater({ id: flowId, mask: null });
      loadDraft(flowId, draft);
      const message = 'The request of the link is filled in. Nothing has run.';
      if (before === null) notify({ message });
      else offerUndo(message, amend, backTo(before, draft));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  });

  useEffect(() => {
    const onHashChange = () => sayFailure(open(), 'The link was not read');
    onHashChange();
    window.addEventListener('hashchange', onHashChange);
    return () => window.removeEventListener('hashchange', onHashChange);
  }, []);
  return { problem, dismissProblem: () => setProblem(null) };
}

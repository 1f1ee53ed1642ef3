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
    const [{ parseShareHash }, { readKnobs, writeKnobs }] = await Promise.all([
      import('./share-link.ts'),
      import('../../draft/knobs/knob-storage.ts'),
    ]);
    try {
      const { flowId, draft, knobs } = parseShareHash(hash);
      const place = draftScope(connection) + flowId;
      const before = readDraft(place);
      const knobsBefore = readKnobs(place);
      const amend = amendLater({ id: flowId });
      loadDraft(flowId, draft);
      if (knobs.length > 0) writeKnobs(place, knobs);
      const message = 'The request of the link is filled in. Nothing has run.';
      if (before === null) notify({ message });
      else {
        const undo: typeof amend = (amendment) => {
          const where = amend(amendment);
          if (where !== 'none' && knobs.length > 0) writeKnobs(place, knobsBefore);
          return where;
        };
        offerUndo(message, undo, backTo(before, draft));
      }
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

/** Replaces the whole request in the form, and shows a notice with Undo. Refuses one that is more than the form takes, with a notice. */
import { useCallback } from 'react';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { useConnection } from '../shell/api/connection-provider.tsx';
import { useNavigate } from '../shell/navigation/navigate.tsx';
import { useOpenFlow } from '../shell/navigation/use-open-flow.ts';
import { useFlowId } from '../shell/navigation/use-url-key.ts';
import { useDraftContext } from './draft-context.ts';
import { refuseExcess } from './refuse-excess.ts';
import { isSameRequest, revertTo } from './storage/amend-draft.ts';
import { draftScope } from './storage/draft-scope.ts';
import type { DraftMask } from './storage/draft-storage.ts';
import { readDraft } from './storage/local-drafts.ts';
import { offerUndo } from './use-offer-undo.ts';

export interface DraftReplacement {
  /** Id of the flow; it is opened when another one is open. */
  flowId: string;
  draft: RequestDraft;
  /** Masks the secrets of the flow, if it is not the open one; null if they are not known. */
  mask?: DraftMask | null;
  /** Text of the notice. */
  message: string;
  /** Also called by Undo, to restore what was replaced besides the draft. */
  undo?: () => void;
}

/** The function returns false if it refused. */
export function useReplaceDraft(): (replacement: DraftReplacement) => boolean {
  const context = useDraftContext();
  const openId = useFlowId();
  const navigate = useNavigate();
  const flow = useOpenFlow();
  const { connection } = useConnection();
  const scope = draftScope(connection);
  return useCallback(
    ({ flowId, draft, mask = null, message, undo: undoMore }) => {
      if (refuseExcess(draft)) return false;
      const { form, loadDraft, dropDraft, amendLater } = context;
      // The address may name the open flow by its endpoint name.
      const isOpen = flowId === openId || flowId === flow?.id;
      const key = isOpen && openId !== null ? openId : flowId;
      const before = isOpen ? structuredClone(form.getValues()) : readDraft(scope + key);
      const amend = amendLater({ id: key, mask });
      loadDraft(key, draft, { mask });
      offerUndo(
        message,
        (undo) => {
          const where = amend(undo);
          if (where === 'none') return where;
          if (before === null) dropDraft(key);
          undoMore?.();
          if (where === 'open' && !isOpen) navigate.setFlowId(openId);
          return where;
        },
        before === null ? (now) => (isSameRequest(now, draft) ? {} : null) : revertTo(before, draft),
        isOpen ? (flow?.name ?? null) : null,
      );
      return true;
    },
    [context, flow, navigate, openId, scope],
  );
}

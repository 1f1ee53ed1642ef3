/** Opens a request or a presentation from its file: fills in inputs, tweaks and knobs, and shows it. Runs nothing. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useReplaceDraft } from '../draft/use-replace-draft.ts';
import { useConnection } from '../shell/api/connection-provider.tsx';
import { useNavigate } from '../shell/navigation/navigate.tsx';
import { useFlowId } from '../shell/navigation/use-url-key.ts';

/** Rejects with a sentence about why it cannot be shown. */
export function useOpenPresentation(): (file: File) => Promise<void> {
  const { connection } = useConnection();
  const client = useQueryClient();
  const openId = useFlowId();
  const { setMode } = useNavigate();
  const replaceDraft = useReplaceDraft();
  return useCallback(
    async (file) => {
      const { openPresentation } = await import('./open-presentation.ts');
      return openPresentation({ client, connection, openId, replaceDraft, setMode }, file);
    },
    [client, connection, openId, replaceDraft, setMode],
  );
}

/** Puts the request of a run back into the form, opening its flow first. Runs nothing; the run is shown beside it. */
import { useCallback } from 'react';
import type { Run } from '#run/run.ts';
import { useLoadDraft } from '../draft/use-draft.ts';
import { useNavigation } from '../navigation/use-navigation.ts';
import { useRunActions } from './use-run-actions.ts';

export function useRestore(): (run: Run) => void {
  const loadDraft = useLoadDraft();
  const { showRun } = useNavigation();
  return useCallback(
    (run) => {
      loadDraft(run.flow.id, structuredClone(run.draft));
      showRun(run.id);
    },
    [loadDraft, showRun],
  );
}

/** The same for a run of which only the id is known; nothing happens when it is gone. */
export function useRestoreRun(): (id: string) => Promise<void> {
  const restore = useRestore();
  const { read } = useRunActions();
  return useCallback(
    async (id) => {
      const run = await read(id);
      if (run) restore(run);
    },
    [read, restore],
  );
}

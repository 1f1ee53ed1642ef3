/** Imports flow files, chosen or dropped, and holds the error of the last import. */

import { useCallback, useState } from 'react';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { useDeleteFlow, useImportFlow } from '../../shell/api/flows-query.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useFlowId } from '../../shell/navigation/use-url-key.ts';
import { useLatest } from '../../shell/ui/browser/use-latest.ts';

export interface ImportFiles {
  importFiles: (files: readonly File[]) => Promise<void>;
  /** One sentence about the last file that could not be imported; else null. */
  problem: string | null;
  dismissProblem: () => void;
}

export function useImportFiles(): ImportFiles {
  const { mutateAsync: importFlow } = useImportFlow();
  const { mutate: deleteFlow } = useDeleteFlow();
  const flowId = useFlowId();
  const { setFlowId } = useNavigate();
  const { connection } = useConnection();
  const [problem, setProblem] = useState<string | null>(null);
  const now = useLatest({ flowId, connection });

  const importFiles = useCallback(
    async (files: readonly File[]) => {
      setProblem(null);
      const before = { flowId, connection };
      const { importFiles: importAll } = await import('./import-files.ts');
      await importAll(files, {
        before,
        now: () => now.current,
        importFlow,
        deleteFlow,
        openFlow: setFlowId,
        onProblem: setProblem,
      });
    },
    [connection, deleteFlow, flowId, importFlow, now, setFlowId],
  );
  return { importFiles, problem, dismissProblem: useCallback(() => setProblem(null), []) };
}

/** Imports flow files, chosen or dropped, and holds the error of the last import. */

import { useCallback, useState } from 'react';
import { BODY_LIMIT } from '#contract/body-limit.ts';
import { errorMessage } from '#contract/error-message.ts';
import { formatSize } from '#run/figures/result-format.ts';
import { useConnection } from '../../api/connection-provider.tsx';
import { RequestError } from '../../api/fetch-json.ts';
import { useDeleteFlow, useImportFlow } from '../../api/flows-query.ts';
import { useNavigate } from '../../navigation/navigate.tsx';
import { useFlowId } from '../../navigation/use-url-key.ts';
import { useLatest } from '../../ui/browser/use-latest.ts';
import { notify } from '../../ui/feedback/notify.ts';

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
  /** The open flow and connection at the time of Undo. */
  const now = useLatest({ flowId, connection });

  const importFiles = useCallback(
    async (files: readonly File[]) => {
      setProblem(null);
      for (const file of files) {
        try {
          // Check before reading: reading is slow, and the server would refuse the file anyway.
          if (file.size > BODY_LIMIT) {
            setProblem(
              `${file.name} was not imported: it is ${formatSize(file.size)}, and a flow file may be at most 10 MB.`,
            );
            continue;
          }
          const made = await importFlow(await file.text());
          const last = made.at(-1);
          if (last === undefined) continue;
          setFlowId(last.id);
          notify({
            message: made.length === 1 ? `Imported ${last.name}` : `Imported ${made.length} flows`,
            undo: () => {
              const open = now.current;
              // Another server may have different flows with these ids.
              if (open.connection.address !== connection.address) {
                notify({ message: 'You connected to another server, so nothing was undone' });
                return;
              }
              // Close the flow first: an open flow would be refetched after it is deleted.
              if (made.some(({ id }) => id === open.flowId)) setFlowId(flowId);
              for (const { id } of made) deleteFlow(id);
            },
          });
        } catch (error) {
          setProblem(problemOf(file, error));
        }
      }
    },
    [connection, deleteFlow, flowId, importFlow, now, setFlowId],
  );
  return { importFiles, problem, dismissProblem: useCallback(() => setProblem(null), []) };
}

function problemOf(file: File, error: unknown): string {
  if (error instanceof RequestError) return `${file.name} was not imported: the server refused it.`;
  return `${file.name} is not a Langflow export: ${errorMessage(error)}.`;
}

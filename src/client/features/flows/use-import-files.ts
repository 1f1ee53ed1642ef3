/** Importing flow files, by dialog or by drop, with one place for what went wrong. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { BODY_LIMIT } from '#contract/body-limit.ts';
import { formatSize } from '#run/figures/result-format.ts';
import { useConnection } from '../../api/connection-provider.tsx';
import { RequestError } from '../../api/fetch-json.ts';
import { useDeleteFlow, useImportFlow } from '../../api/flows-query.ts';
import { useNavigate } from '../../navigation/navigate.tsx';
import { useFlowId } from '../../navigation/use-url-key.ts';
import { notify } from '../../ui/feedback/notify.ts';

export interface ImportFiles {
  importFiles: (files: readonly File[]) => Promise<void>;
  /** One sentence for the last file that was no flow; null when all is well. */
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
  /** What is open when a notice offers its way back. */
  const now = useRef({ flowId, connection });
  useEffect(() => {
    now.current = { flowId, connection };
  }, [flowId, connection]);

  const importFiles = useCallback(
    async (files: readonly File[]) => {
      setProblem(null);
      for (const file of files) {
        try {
          // Before it is read: that takes long, and the server would refuse it.
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
              // Another server may have flows of its own under these ids.
              if (open.connection.address !== connection.address) {
                notify({ message: 'You connected to another server, so nothing was undone' });
                return;
              }
              // First away from them: a deleted flow that is still open would be asked for again.
              if (made.some(({ id }) => id === open.flowId)) setFlowId(flowId);
              for (const { id } of made) deleteFlow(id);
            },
          });
        } catch (error) {
          setProblem(problemOf(file, error));
        }
      }
    },
    [connection, deleteFlow, flowId, importFlow, setFlowId],
  );
  return { importFiles, problem, dismissProblem: useCallback(() => setProblem(null), []) };
}

function problemOf(file: File, error: unknown): string {
  if (error instanceof RequestError) return `${file.name} was not imported: the server refused it.`;
  return `${file.name} is not a Langflow export: ${error instanceof Error ? error.message : String(error)}.`;
}

/** Importing flow files, by dialog or by drop, with one place for what went wrong. */
import { useCallback, useState } from 'react';
import { RequestError } from '../../api/fetch-json.ts';
import { useDeleteFlow, useImportFlow } from '../../api/flows-query.ts';
import { useNavigation } from '../../navigation/use-navigation.ts';
import { notify } from '../../ui/notify.ts';

export interface ImportFiles {
  importFiles: (files: readonly File[]) => Promise<void>;
  /** One sentence for the last file that was no flow; null when all is well. */
  problem: string | null;
  dismissProblem: () => void;
}

/** Files over this size are no flows; reading one whole would stall the page. */
const LARGEST_FILE = 20 * 1024 * 1024;

export function useImportFiles(): ImportFiles {
  const { mutateAsync: importFlow } = useImportFlow();
  const { mutate: deleteFlow } = useDeleteFlow();
  const { flowId, setFlowId } = useNavigation();
  const [problem, setProblem] = useState<string | null>(null);

  const importFiles = useCallback(
    async (files: readonly File[]) => {
      setProblem(null);
      for (const file of files) {
        try {
          if (file.size > LARGEST_FILE) throw new Error('It is larger than 20 MB.');
          const made = await importFlow(await file.text());
          const last = made.at(-1);
          if (last === undefined) continue;
          setFlowId(last.id);
          notify({
            message: made.length === 1 ? `Imported ${last.name}` : `Imported ${made.length} flows`,
            undo: () => {
              // First away from them: a deleted flow that is still open would be asked for again.
              setFlowId(flowId);
              for (const { id } of made) deleteFlow(id);
            },
          });
        } catch (error) {
          setProblem(problemOf(file, error));
        }
      }
    },
    [deleteFlow, flowId, importFlow, setFlowId],
  );
  return { importFiles, problem, dismissProblem: useCallback(() => setProblem(null), []) };
}

function problemOf(file: File, error: unknown): string {
  if (error instanceof RequestError) return `${file.name} was not imported: the server did not take it.`;
  return `${file.name} is not a Langflow flow. ${error instanceof Error ? error.message : String(error)}`;
}

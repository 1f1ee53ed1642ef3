import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '../../navigation/navigate.tsx';
import { announce } from '../../ui/feedback/announce.ts';
import { addRuns } from '../add-runs.ts';
import { openBatches } from './batch-store.ts';

/** Puts the run of a row into the history and shows it on the bench. Rejects when it is not kept. Sends nothing. */
export function useOpenRow(): (batch: string, row: number) => Promise<void> {
  const client = useQueryClient();
  const { showRun } = useNavigate();
  return async (batch, row) => {
    const run = await (await openBatches()).run(batch, row);
    if (run === null) throw new Error('It is no longer saved.');
    await addRuns(client, [run], `Row ${row + 1} of a batch`);
    showRun(run.id);
    announce(`Row ${row + 1} is open as a run`);
  };
}

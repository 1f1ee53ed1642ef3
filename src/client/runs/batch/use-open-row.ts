import { useNavigate } from '../../navigation/navigate.tsx';
import { announce } from '../../ui/feedback/announce.ts';
import { addRuns } from '../add-runs.ts';
import { usePageServices } from '../page-services.ts';

/** Adds the run of a row to the history and shows it on the bench. Rejects if it is not stored. Sends nothing. */
export function useOpenRow(): (batch: string, row: number) => Promise<void> {
  const services = usePageServices();
  const { showRun } = useNavigate();
  return async (batch, row) => {
    const run = await (await services.openBatches()).run(batch, row);
    if (run === null) throw new Error('It is no longer saved.');
    const [id = run.id] = await addRuns(services, [run], `Row ${row + 1} of a batch`);
    showRun(id);
    announce(`Row ${row + 1} is open as a run`);
  };
}

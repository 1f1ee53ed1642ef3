/** Opens the runs of cells elsewhere in the page. */
import type { Pair } from '#run/compare/run-pair.ts';
import type { Run, RunInputResult } from '#run/model/run.ts';
import { addRuns } from '../../runs/add-runs.ts';
import type { CellKey } from '../../runs/cells/cell-sender.ts';
import { type PageServices, usePageServices } from '../../runs/page-services.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { announce } from '../../shell/ui/feedback/announce.ts';
import type { SuitesService } from '../store/suites-service.ts';
import { useSuitesService } from './use-suites-service.ts';

export interface CellRef {
  /** Id of the result. */
  result: string;
  key: CellKey;
}

/** Each rejects if the run of a cell is not stored. */
export interface Cells {
  /** Adds the run of a cell to the history and shows it on the bench. */
  open: (cell: CellRef) => Promise<void>;
  /** The same in Inside. Sends nothing but for the trace of the cell, if it is of the open flow on the connected Langflow and has no values. */
  lookInside: (cell: CellRef) => Promise<void>;
  /** Adds the runs of two cells to the history and compares them. Also rejects if both have the same run. */
  compare: (cells: Pair<CellRef>) => Promise<void>;
  /** Null instead of rejecting. */
  read: (cell: CellRef) => Promise<Run | null>;
}

export function useCells(): Cells {
  const services = usePageServices();
  const service = useSuitesService();
  const { showRun, setResultView, openCompare } = useNavigate();
  const { connection } = useConnection();
  const flow = useOpenFlow();
  return {
    async open(cell) {
      const [id] = await addCells(services, service, [cell]);
      if (id !== undefined) showRun(id);
      announce(`Case ${cell.key.case + 1} is open on the bench`);
    },
    async lookInside(cell) {
      const [id] = await addCells(services, service, [cell]);
      if (id === undefined) return;
      showRun(id);
      setResultView('inside');
      announce(`Case ${cell.key.case + 1} is open in Inside`);
      const run = await services.openHistory().then((history) => history.get(id));
      const isOfFlow = run?.flow.id === flow?.id && run?.address === connection.address;
      if (!run || !flow || !isOfFlow || connection.kind === 'embedded' || run.inputs.some(({ values }) => values))
        return;
      const { readTracesAgain } = await import('../../runs/read-traces.ts');
      await readTracesAgain(services, { connection, flow }, run);
    },
    async compare(cells) {
      const [a, b] = await addCells(services, service, cells);
      if (a === undefined || b === undefined || a === b) throw new Error('Both cells have the same run.');
      openCompare([a, b]);
    },
    read: ({ result, key }) => readCellRun(service, result, key),
  };
}

async function addCells(services: PageServices, service: SuitesService, cells: readonly CellRef[]): Promise<string[]> {
  const runs: Run[] = [];
  for (const { result, key } of cells) {
    const run = await readCellRun(service, result, key);
    if (run === null) throw new Error('Its run is not kept on the server.');
    runs.push(withReason(run));
  }
  return addRuns(services, runs, 'A cell of a suite');
}

/** Says in each input why it has no values. */
function withReason(run: Run): Run {
  const inputs = run.inputs.map(
    (input): RunInputResult => (input.values || input.noValues ? input : { ...input, noValues: 'not-kept' }),
  );
  return { ...run, inputs };
}

/** A cell that was taken over has its run in the result where it ran. */
async function readCellRun(service: SuitesService, result: string, key: CellKey): Promise<Run | null> {
  const own = await service.results.run(result, key);
  if (own !== null) return own;
  const opened = service.result(result);
  await opened.loaded();
  const from = opened.cell(key.case, key.variant, key.repeat)?.from ?? null;
  return from && service.results.run(from.result, from);
}

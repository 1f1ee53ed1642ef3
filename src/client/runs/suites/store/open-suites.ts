/** Opens the suites of the page. Loaded on demand, like the history. */
import type { OpenedCells } from '../../cells/open-cells.ts';
import { announceRuns } from '../../history/run-channel.ts';
import { createSuitesService, type SuitesService } from './suites-service.ts';

export function openSuites(open: () => Promise<OpenedCells>): SuitesService {
  return createSuitesService(open, () => announceRuns());
}

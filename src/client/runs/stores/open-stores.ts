/** Opens the store of suites, and the cells that the server does not have yet. Loaded on demand. */
import type { ConnectionValue } from '../../api/connection-provider.tsx';
import { type OpenedCells, openCells } from '../cells/open-cells.ts';
import { openedOnce } from '../cells/opened-once.ts';
import type { SuitesService } from '../suites/store/suites-service.ts';

export interface Stores {
  /** Opens again after the browser has closed the database. */
  cells: () => Promise<OpenedCells>;
  suites: () => Promise<SuitesService>;
}

/** `keyOf` as for `workspaceRequest`. */
export function openStores(keyOf: ConnectionValue['keyOf']): Stores {
  const cells = openedOnce((onClosed) => openCells(keyOf, onClosed));
  const suites = openedOnce(async () => (await import('../suites/store/suites-service.ts')).createSuitesService(cells));
  return { cells, suites };
}

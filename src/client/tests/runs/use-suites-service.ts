import { use } from 'react';
import { openedOnce } from '../../runs/cells/opened-once.ts';
import { type PageServices, usePageServices } from '../../runs/page-services.ts';
import type { SuitesService } from '../store/suites-service.ts';

/** Rejects only if this part of the page cannot be loaded. */
export function openSuites(services: PageServices): Promise<SuitesService> {
  return services.once(suitesOpener)();
}

/** Suspends until the store of suites is loaded. */
export function useSuitesService(): SuitesService {
  return use(openSuites(usePageServices()));
}

function suitesOpener({ openCells }: PageServices): () => Promise<SuitesService> {
  return openedOnce(async () => (await import('../store/suites-service.ts')).createSuitesService(openCells));
}

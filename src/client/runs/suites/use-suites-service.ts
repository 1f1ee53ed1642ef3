import { use } from 'react';
import { usePageServices } from '../page-services.ts';
import type { SuitesService } from '../suite-store/suites-service.ts';

/** Suspends until the store of suites is loaded. */
export function useSuitesService(): SuitesService {
  return use(usePageServices().openSuites());
}

/** Variants of suites, for parts of the page that know nothing of suites. */
import { createContext } from 'react';

export interface VariantOption {
  letter: string;
  name: string;
  /** Name of the suite; null for one without. */
  suite: string | null;
  tweaksText: string;
}

/** Reads the variants of the newest suites of a flow, by its id. The page provides it; without it there are none. */
export type ReadSuiteVariants = (flow: string) => Promise<readonly VariantOption[]>;

export const SuiteVariantsContext = createContext<ReadSuiteVariants>(() => Promise.resolve([]));

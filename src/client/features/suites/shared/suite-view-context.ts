/** The open suite, for the parts of its editor. */
import { createContext, useContext } from 'react';
import type { SuiteView } from '../../../runs/suites/use-suite.ts';

const SuiteViewContext = createContext<SuiteView | null>(null);
export const SuiteViewProvider = SuiteViewContext.Provider;

export function useSuiteView(): SuiteView {
  const view = useContext(SuiteViewContext);
  if (view === null) throw new Error('useSuiteView needs a SuiteViewProvider around it');
  return view;
}

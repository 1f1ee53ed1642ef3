/** View options of the results. Kept until the page closes, not in the URL. */
import type { SectionOptions } from '#run/results/result-sections.ts';

export type OutputLayout = 'list' | 'table' | 'side';

export interface ResultOptions extends SectionOptions {
  /** The layout of one output of all inputs; used while grouped by output. */
  layout: OutputLayout;
  /** Folds an output that equals that of an earlier input to one line. */
  foldsIdentical: boolean;
  /** Shows the reply as a tree next to the answers. */
  isSplit: boolean;
}

export const DEFAULT_OPTIONS: ResultOptions = {
  groupBy: 'input',
  inputShown: null,
  query: '',
  layout: 'list',
  foldsIdentical: true,
  isSplit: false,
};

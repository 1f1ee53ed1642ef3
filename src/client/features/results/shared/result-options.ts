/** What of a run is shown, and in which order. Kept while the page is open, not in the link. */
import type { SectionOptions } from '#run/results/result-sections.ts';

export type OutputLayout = 'list' | 'table' | 'side';

export interface ResultOptions extends SectionOptions {
  /** How one output of all inputs is laid out; counts while grouped by output. */
  layout: OutputLayout;
  /** An output that says what an earlier input's says is one line. */
  foldsIdentical: boolean;
  /** The reply as a tree beside the answers. */
  isSplit: boolean;
}

/** Id of the button that opens and closes the split view. */
export const SPLIT_BUTTON = 'split-view-button';

export const DEFAULT_OPTIONS: ResultOptions = {
  groupBy: 'input',
  inputShown: null,
  query: '',
  layout: 'list',
  foldsIdentical: true,
  isSplit: false,
};

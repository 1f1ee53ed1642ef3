/** View options of the results. Kept until the page closes, not in the URL. */
import type { SectionOptions } from '#run/results/result-sections.ts';

export type OutputLayout = 'list' | 'table' | 'side';

/** How JSON shows the reply. */
export type ReplyShape = 'tree' | 'text' | 'frames';

export interface ResultOptions extends SectionOptions {
  /** Side by side only while grouped by output. A table is of one output of all inputs, or of the rows of each output. */
  layout: OutputLayout;
  shape: ReplyShape;
  /** The component whose frames are listed at first; null for all. */
  framesOf: string | null;
  /** Folds an output that equals that of an earlier input to one line. */
  foldsIdentical: boolean;
}

export const DEFAULT_OPTIONS: ResultOptions = {
  groupBy: 'input',
  inputShown: null,
  outputShown: null,
  query: '',
  layout: 'list',
  shape: 'tree',
  framesOf: null,
  foldsIdentical: true,
};

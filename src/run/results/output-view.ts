/** Chooses the view of an output, and the views that are available for it. */

import type { RunOutput } from '../model/run.ts';
import { type ResultContent, readContent } from './result-content.ts';
import { readTable } from './result-table.ts';

export const OUTPUT_VIEWS = ['answer', 'table', 'tree', 'raw'] as const;
export type OutputView = (typeof OUTPUT_VIEWS)[number];

/** The views with content for this output; without a result only the answer, which says so. */
export function offeredViews(output: RunOutput): OutputView[] {
  if (!output.result) return ['answer'];
  const { data } = readContent(output.result);
  const hasTable = data !== null && readTable(data.value) !== null;
  return hasTable ? ['answer', 'table', 'tree', 'raw'] : ['answer', 'tree', 'raw'];
}

/** The default view: the answer for text, the table for rows and fields, the tree for everything else. */
export function fittingView(output: RunOutput): OutputView {
  if (!output.result) return 'answer';
  const content = readContent(output.result);
  if (isReadable(content)) return 'answer';
  if (content.data === null) return content.text === '' ? 'answer' : 'tree';
  return readTable(content.data.value) === null ? 'tree' : 'table';
}

function isReadable({ text, files, blocks }: ResultContent): boolean {
  return (text !== null && text !== '') || files.length > 0 || blocks.length > 0;
}

/** The wanted view if it is available, else the default. */
export function viewOf(output: RunOutput, wanted: OutputView | null): OutputView {
  return wanted !== null && offeredViews(output).includes(wanted) ? wanted : fittingView(output);
}

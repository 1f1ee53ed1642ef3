/** In which view one output is shown: what fits what came, and what else can show it. */

import type { RunOutput } from '../model/run.ts';
import { type ResultContent, readContent } from './result-content.ts';
import { readTable } from './result-table.ts';

export const OUTPUT_VIEWS = ['answer', 'table', 'tree', 'raw'] as const;
export type OutputView = (typeof OUTPUT_VIEWS)[number];

/** The views that have something to show of this output; one that nothing came of has only the answer, which says so. */
export function offeredViews(output: RunOutput): OutputView[] {
  if (!output.result) return ['answer'];
  const { data } = readContent(output.result);
  const hasTable = data !== null && readTable(data.value) !== null;
  return hasTable ? ['answer', 'table', 'tree', 'raw'] : ['answer', 'tree', 'raw'];
}

/** Text reads as an answer, rows and fields as a table, everything else as a tree: a shape that nobody knows is still shown. */
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

/** The wanted view where this output can be shown in it, else the one that fits. */
export function viewOf(output: RunOutput, wanted: OutputView | null): OutputView {
  return wanted !== null && offeredViews(output).includes(wanted) ? wanted : fittingView(output);
}

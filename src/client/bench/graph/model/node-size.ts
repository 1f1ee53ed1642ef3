/** Sizes of nodes in px, needed before they are rendered. The style sheet has the same values. */
import type { NodeLine } from './graph-node-model.ts';

export const NODE_WIDTH = 172;
const HEAD = 50;
const PADDING = 14;
/** Name and value side by side, or only the name. */
const FLAT_LINE = 18;
const VALUE_ROW = 16;
/** Most rows of a value; a longer one is truncated. */
const MAX_ROWS = 3;
/** Characters of the monospace font in a row: (172 - 24) / 6.6. */
const ROW_LETTERS = 22;
const MORE_LINE = 18;
const REASON = 34;

type SizedLine = Pick<NodeLine, 'kind' | 'label' | 'before' | 'after'>;

/** The flow's values are next to the name if they fit; what a request changes is below it. */
export function isFlat({ kind, label, after }: SizedLine): boolean {
  return (kind === 'plain' || kind === 'fed') && label.length + 1 + after.length <= ROW_LETTERS;
}

/** Number of rows of the text, wrapped between words, and inside words that are longer than a row. */
function rowsOf(text: string): number {
  let rows = 1;
  let used = 0;
  for (const { length } of text.split(' ')) {
    const next = used === 0 ? length : used + 1 + length;
    if (next > ROW_LETTERS && used > 0) {
      rows += 1;
      used = length;
    } else used = next;
    rows += Math.max(0, Math.ceil(used / ROW_LETTERS) - 1);
    used = used > ROW_LETTERS ? used % ROW_LETTERS : used;
  }
  return rows;
}

export function lineHeight(line: SizedLine): number {
  if (isFlat(line)) return FLAT_LINE;
  const text = line.before === null ? line.after : `${line.before} → ${line.after}`;
  return FLAT_LINE + Math.min(MAX_ROWS, rowsOf(text)) * VALUE_ROW;
}

export interface NodeContent {
  lines: readonly SizedLine[];
  more: number;
  notReached: string | null;
}

export function nodeHeight({ lines, more, notReached }: NodeContent): number {
  const rows = lines.reduce((sum, line) => sum + lineHeight(line), 0);
  const body = rows + (more > 0 ? MORE_LINE : 0) + (notReached === null ? 0 : REASON);
  return HEAD + (body > 0 ? body + PADDING : 0);
}

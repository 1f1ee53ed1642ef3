/** Sizes of nodes in px, known before anything is drawn; the style sheet draws by the same figures. */
import type { LineKind } from './graph-node-model.ts';

export const NODE_WIDTH = 172;
const HEAD = 50;
const PADDING = 14;
/** Name and value one below the other. */
const TALL_LINE = 34;
/** Name and value side by side. */
const FLAT_LINE = 18;
const MORE_LINE = 18;
const REASON = 34;

/** The flow's own values take one row, everything that a request changes two. */
export function isFlat(kind: LineKind): boolean {
  return kind === 'plain' || kind === 'fed';
}

export interface NodeContent {
  lines: readonly { kind: LineKind }[];
  more: number;
  notReached: string | null;
}

export function nodeHeight({ lines, more, notReached }: NodeContent): number {
  const rows = lines.reduce((sum, { kind }) => sum + (isFlat(kind) ? FLAT_LINE : TALL_LINE), 0);
  const body = rows + (more > 0 ? MORE_LINE : 0) + (notReached === null ? 0 : REASON);
  return HEAD + (body > 0 ? body + PADDING : 0);
}

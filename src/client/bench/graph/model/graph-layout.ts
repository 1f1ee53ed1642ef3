/** Positions of nodes: those of the flow, moved apart if nodes would overlap, or rows from top to bottom. */
import { groupPairs } from '#contract/group-pairs.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';

export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

/** Langflow's nodes are 320 px wide and hundreds high. Ours show only changes and are smaller, so distances shrink too. */
export const SCALE = 0.5;
/** Gap between two nodes; the progress of a run is shown in it below each node. */
const GAP_X = 20;
const GAP_Y = 30;
/** Gap between two rows, large enough for curved edges. */
const GAP_ROW = 44;

/** `right`: from left to right. `down`: from top to bottom. */
export type Direction = 'right' | 'down';

/** False if a component has no position, or all positions are nearly the same: the flow then needs a layout. */
export function hasPositions({ components }: FlowIndex): boolean {
  const positions = new Set<string>();
  for (const { position } of components) {
    if (position === null) return false;
    positions.add(`${Math.round(position.x / 40)} ${Math.round(position.y / 40)}`);
  }
  return components.length < 2 || positions.size > components.length / 2;
}

/** The flow's positions at our scale, by component id. */
export function exportedPoints({ components }: FlowIndex): ReadonlyMap<string, Point> {
  return new Map(
    components.map(({ id, position }) => [id, { x: (position?.x ?? 0) * SCALE, y: (position?.y ?? 0) * SCALE }]),
  );
}

function isOver(left: Box, right: Box): boolean {
  return (
    left.x < right.x + right.width + GAP_X &&
    right.x < left.x + left.width + GAP_X &&
    left.y < right.y + right.height + GAP_Y &&
    right.y < left.y + left.height + GAP_Y
  );
}

/**
 * Places nodes from the top; each is moved down until it overlaps no other. A node that grows moves only those below it, so
 * that nothing jumps while tweaks are written. Quadratic in the number of nodes; 200 take a millisecond.
 */
export function spreadBoxes(
  points: ReadonlyMap<string, Point>,
  sizes: readonly { id: string; width: number; height: number }[],
): ReadonlyMap<string, Box> {
  const boxes = sizes.map(({ id, width, height }) => ({ id, ...(points.get(id) ?? { x: 0, y: 0 }), width, height }));
  boxes.sort((left, right) => left.y - right.y || left.x - right.x);
  const laidOut: Box[] = [];
  const result = new Map<string, Box>();
  for (const { id, ...box } of boxes) {
    // Only nodes in the same column can overlap it.
    const column = laidOut.filter(({ x, width }) => box.x < x + width + GAP_X && x < box.x + box.width + GAP_X);
    column.sort((left, right) => left.y - right.y);
    for (const other of column) if (isOver(box, other)) box.y = other.y + other.height + GAP_Y;
    laidOut.push(box);
    result.set(id, box);
  }
  return result;
}

/**
 * Places the rows of a layout from top to bottom that was computed with equal heights: the nodes of a row keep their
 * horizontal positions, and a row starts below the tallest node of the previous row.
 */
export function stackRows(
  points: ReadonlyMap<string, Point>,
  sizes: readonly { id: string; width: number; height: number }[],
): ReadonlyMap<string, Box> {
  const rows = groupPairs(sizes.map((size) => [points.get(size.id)?.y ?? 0, size]));
  const result = new Map<string, Box>();
  let top = 0;
  for (const [, row] of [...rows].sort(([left], [right]) => left - right)) {
    for (const { id, width, height } of row) result.set(id, { x: points.get(id)?.x ?? 0, y: top, width, height });
    top += Math.max(...row.map(({ height }) => height)) + GAP_ROW;
  }
  return result;
}

/** The bounding box; null if there are no boxes. */
export function boundsOf(boxes: Iterable<Box>): Box | null {
  const all = [...boxes];
  if (all.length === 0) return null;
  const x = Math.min(...all.map((box) => box.x));
  const y = Math.min(...all.map((box) => box.y));
  const right = Math.max(...all.map((box) => box.x + box.width));
  const bottom = Math.max(...all.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Where each node stands: by the flow's own positions, moved apart where our nodes would lie over each other. */
import type { FlowIndex, FlowNote } from '#flow/flow-index.ts';

export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

/** Langflow's nodes are 320 px wide and hundreds high, ours show the changes alone: its distances shrink with them. */
const SCALE_X = 0.5;
const SCALE_Y = 0.5;
/** Room between two nodes; below one stands how its run goes. */
const GAP_X = 20;
const GAP_Y = 30;

/** False when a component has no position, or all lie on one heap: the flow then needs a layout. */
export function hasPositions({ components }: FlowIndex): boolean {
  const places = new Set<string>();
  for (const { position } of components) {
    if (position === null) return false;
    places.add(`${Math.round(position.x / 40)} ${Math.round(position.y / 40)}`);
  }
  return components.length < 2 || places.size > components.length / 2;
}

/** The flow's own positions at our scale, by component id. */
export function exportedPoints({ components }: FlowIndex): ReadonlyMap<string, Point> {
  return new Map(
    components.map(({ id, position }) => [id, { x: (position?.x ?? 0) * SCALE_X, y: (position?.y ?? 0) * SCALE_Y }]),
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
 * Places nodes from the top, each moved down until it lies over no other. A node that grows moves only what is below it,
 * so that nothing jumps while tweaks are written. Quadratic in nodes, 200 of them take a millisecond.
 */
export function spreadBoxes(
  points: ReadonlyMap<string, Point>,
  sizes: readonly { id: string; width: number; height: number }[],
): ReadonlyMap<string, Box> {
  const boxes = sizes.map(({ id, width, height }) => ({ id, ...(points.get(id) ?? { x: 0, y: 0 }), width, height }));
  boxes.sort((left, right) => left.y - right.y || left.x - right.x);
  const placed: Box[] = [];
  const result = new Map<string, Box>();
  for (const { id, ...box } of boxes) {
    // What it may meet lies in its own column only.
    const column = placed.filter(({ x, width }) => box.x < x + width + GAP_X && x < box.x + box.width + GAP_X);
    column.sort((left, right) => left.y - right.y);
    for (const other of column) if (isOver(box, other)) box.y = other.y + other.height + GAP_Y;
    placed.push(box);
    result.set(id, box);
  }
  return result;
}

const NOTE_WIDTH = 220;
const NOTE_LINE = 16;
const NOTE_PADDING = 20;

/** Where a note stands and how large it is; null where the export gives it no place. One without a size keeps clear of the nodes. */
export function noteBox(note: FlowNote, nodes: Iterable<Box>): Box | null {
  if (note.position === null) return null;
  const { x, y } = { x: note.position.x * SCALE_X, y: note.position.y * SCALE_Y };
  if (note.size) {
    const { width, height } = note.size;
    return { x, y, width: Math.max(120, width * SCALE_X), height: Math.max(40, height * SCALE_Y) };
  }
  const rows = note.text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 34)), 0);
  const height = Math.min(160, rows * NOTE_LINE + NOTE_PADDING);
  const box = { x, y, width: NOTE_WIDTH, height };
  for (const node of nodes)
    if (isOver(box, node) && node.y > y - GAP_Y) box.y = Math.min(box.y, node.y - GAP_Y - height);
  return box;
}

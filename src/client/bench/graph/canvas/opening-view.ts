/** The initial view of a graph: all of it if that is readable, else its start. */
import type { Size } from '../../../shell/ui/layout/use-size.ts';
import { type Box, boundsOf } from '../model/graph-layout.ts';

/** Below this scale the text of a node is too small to read, so the graph is panned instead. */
const SMALLEST = 0.85;
const PADDING = 16;
/** The buttons at the top right, with their distance from the edges, in px. */
export const BUTTONS: Size = { width: 142, height: 52 };

export interface View {
  x: number;
  y: number;
  zoom: number;
}

function scaleFor(room: Size, { width, height }: Box): number {
  return Math.min((room.width - 2 * PADDING) / width, (room.height - 2 * PADDING) / height);
}

/** For one axis: centred if it fits, else with the start in the middle, but not beyond the edge of the graph. */
function offset(room: number, from: number, length: number, start: number): number {
  if (length + 2 * PADDING <= room) return (room - length) / 2 - from;
  return Math.max(room - PADDING - from - length, Math.min(PADDING - from, room / 2 - start));
}

/**
 * Ignores notes if the graph is readable only without them. `start` is the first component. Below the zoom buttons if one of
 * the components would be under them.
 */
export function openingView(room: Size, nodes: readonly Box[], notes: readonly Box[], start: Box): View {
  const view = viewIn(room, nodes, notes, start);
  const isUnder = nodes.some(
    (node) =>
      (node.x + node.width) * view.zoom + view.x > room.width - BUTTONS.width &&
      node.x * view.zoom + view.x < room.width &&
      node.y * view.zoom + view.y < BUTTONS.height &&
      (node.y + node.height) * view.zoom + view.y > 0,
  );
  if (!isUnder) return view;
  const top = BUTTONS.height - PADDING;
  const below = viewIn({ ...room, height: room.height - top }, nodes, notes, start);
  return { ...below, y: below.y + top };
}

function viewIn(room: Size, nodes: readonly Box[], notes: readonly Box[], start: Box): View {
  const whole = boundsOf([...nodes, ...notes]) ?? start;
  const bounds = scaleFor(room, whole) >= SMALLEST ? whole : (boundsOf(nodes) ?? start);
  const zoom = Math.min(1, Math.max(SMALLEST, scaleFor(room, bounds)));
  return {
    x: offset(room.width, bounds.x * zoom, bounds.width * zoom, (start.x + start.width / 2) * zoom),
    y: offset(room.height, bounds.y * zoom, bounds.height * zoom, (start.y + start.height / 2) * zoom),
    zoom,
  };
}

/** The line of a connection: a curve from node to node, around the nodes between them. */
import type { Box, Direction, Point } from './graph-layout.ts';

/** Distance of a line from a node that it goes around: half of the narrowest gap between two nodes. */
const CLEAR = 10;
/** How many points of a curve are checked: they are closer together than the height of any node. */
const STEPS = 32;
/** A line this close to a node seems to lead to it. */
const TOUCHES = 4;

/**
 * Exchanges x and y: the code is written for lines from top to bottom, and lines to the right are the same with x and y
 * exchanged.
 */
const turned = ({ x, y }: Point): Point => ({ x: y, y: x });
const turnedBox = ({ x, y, width, height }: Box): Box => ({ x: y, y: x, width: height, height: width });

/** The curve leaves one point and reaches the other in the direction of the flow. */
function controlsOf(from: Point, to: Point): [Point, Point] {
  const distance = to.y - from.y;
  const bend = distance >= 0 ? distance / 2 : 6.25 * Math.sqrt(-distance);
  return [
    { x: from.x, y: from.y + bend },
    { x: to.x, y: to.y - bend },
  ];
}

function pointsOf(from: Point, to: Point): Point[] {
  const [first, second] = controlsOf(from, to);
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const t = step / STEPS;
    const s = 1 - t;
    const at = (key: 'x' | 'y') =>
      s ** 3 * from[key] + 3 * s * s * t * first[key] + 3 * s * t * t * second[key] + t ** 3 * to[key];
    return { x: at('x'), y: at('y') };
  });
}

/** The average x of the part of the curve that passes over the box or close to it; null if none does. */
function crossing(from: Point, to: Point, { x, y, width, height }: Box): number | null {
  // A curve stays between the x of its two ends.
  if (x - TOUCHES >= Math.max(from.x, to.x) || x + width + TOUCHES <= Math.min(from.x, to.x)) return null;
  const inside = pointsOf(from, to).filter(
    (point) => point.y > y && point.y < y + height && point.x > x - TOUCHES && point.x < x + width + TOUCHES,
  );
  return inside.length === 0 ? null : inside.reduce((sum, point) => sum + point.x, 0) / inside.length;
}

/**
 * The points, in px and in the order of the line, at which the line from `from` to `to` bends around `others`; empty
 * for a line against the direction of the flow, and if nothing is in the way.
 */
export function edgeBends(from: Box, to: Box, others: readonly Box[], direction: Direction): Point[] {
  if (direction === 'right') {
    return edgeBends(turnedBox(from), turnedBox(to), others.map(turnedBox), 'down').map(turned);
  }
  let at: Point = { x: from.x + from.width / 2, y: from.y + from.height };
  const end: Point = { x: to.x + to.width / 2, y: to.y };
  const between = others
    .filter((box) => box !== from && box !== to && box.y > at.y && box.y + box.height < end.y)
    .sort((left, right) => left.y - right.y);
  const bends: Point[] = [];
  for (const box of between) {
    const middle = box.y > at.y ? crossing(at, end, box) : null;
    if (middle === null) continue;
    const x = middle <= box.x + box.width / 2 ? box.x - CLEAR : box.x + box.width + CLEAR;
    at = { x, y: box.y + box.height };
    bends.push({ x, y: box.y }, at);
  }
  return bends;
}

/** The path of an SVG through these points. */
export function edgePath(points: readonly Point[], direction: Direction): string {
  const [start, ...rest] = direction === 'right' ? points.map(turned) : points;
  if (!start) return '';
  const write = (point: Point) => {
    const { x, y } = direction === 'right' ? turned(point) : point;
    return `${x} ${y}`;
  };
  let from = start;
  const parts = rest.map((to) => {
    const [first, second] = controlsOf(from, to);
    const isStraight = Math.abs(from.x - to.x) < 1 && to.y >= from.y;
    from = to;
    return isStraight ? `L${write(to)}` : `C${[first, second, to].map(write).join(' ')}`;
  });
  return `M${write(start)}${parts.join('')}`;
}

/** Arrow key navigation between nodes. */
import type { FlowConnection } from '#flow/index/flow-index.ts';
import type { Box, Direction } from './graph-layout.ts';

export type ArrowKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

export function isArrowKey(key: string): key is ArrowKey {
  return ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(key);
}

function middle({ x, y, width, height }: Box) {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Maps the keys of a flow from top to bottom to those of a flow from left to right. */
const TURNED: Record<ArrowKey, ArrowKey> = {
  ArrowDown: 'ArrowRight',
  ArrowUp: 'ArrowLeft',
  ArrowRight: 'ArrowDown',
  ArrowLeft: 'ArrowUp',
  Home: 'Home',
  End: 'End',
};

function turned({ x, y, width, height }: Box): Box {
  return { x: y, y: x, width: height, height: width };
}

/**
 * In the direction of the flow: a successor; against it: a predecessor; across it: the nearest node on that side. Null if
 * there is none.
 */
export function neighbour(
  from: string,
  key: ArrowKey,
  boxes: ReadonlyMap<string, Box>,
  connections: readonly FlowConnection[],
  direction: Direction,
): string | null {
  if (direction === 'right') return neighbourToTheRight(from, key, boxes, connections);
  const sideways = new Map([...boxes].map(([id, box]) => [id, turned(box)]));
  return neighbourToTheRight(from, TURNED[key], sideways, connections);
}

function neighbourToTheRight(
  from: string,
  key: ArrowKey,
  boxes: ReadonlyMap<string, Box>,
  connections: readonly FlowConnection[],
): string | null {
  const ids = [...boxes.keys()];
  const box = boxes.get(from);
  if (key === 'Home' || key === 'End') {
    const sorted = [...boxes].sort(([, left], [, right]) => left.x - right.x || left.y - right.y);
    return (key === 'Home' ? sorted[0] : sorted.at(-1))?.[0] ?? null;
  }
  if (!box) return ids[0] ?? null;
  const at = middle(box);
  const nearest = (candidates: readonly string[], cost: (to: { x: number; y: number }) => number) => {
    let best: string | null = null;
    let lowest = Number.POSITIVE_INFINITY;
    for (const id of candidates) {
      const other = boxes.get(id);
      const price = other && id !== from ? cost(middle(other)) : Number.POSITIVE_INFINITY;
      if (price < lowest) [best, lowest] = [id, price];
    }
    return best;
  };
  const straight = (to: { x: number; y: number }) => Math.abs(to.y - at.y) + Math.abs(to.x - at.x) / 4;
  if (key === 'ArrowRight') {
    return nearest(
      connections.flatMap(({ source, target }) => (source === from ? [target] : [])),
      straight,
    );
  }
  if (key === 'ArrowLeft') {
    return nearest(
      connections.flatMap(({ source, target }) => (target === from ? [source] : [])),
      straight,
    );
  }
  const sign = key === 'ArrowDown' ? 1 : -1;
  const isThere = (id: string) => {
    const other = boxes.get(id);
    return other !== undefined && (middle(other).y - at.y) * sign > 1;
  };
  return nearest(ids.filter(isThere), (to) => Math.abs(to.y - at.y) + Math.abs(to.x - at.x) * 2);
}

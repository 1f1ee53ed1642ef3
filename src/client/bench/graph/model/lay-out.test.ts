import { describe, expect, it } from 'vitest';
import { layOut } from './lay-out.ts';

const nodes = ['a', 'b', 'c'].map((id) => ({ id, width: 172, height: 120 }));
const edges = [
  { source: 'a', target: 'b' },
  { source: 'b', target: 'c' },
];
const gap = { node: 30, rank: 44 };

describe('layOut', () => {
  it('places successors to the right', () => {
    const points = layOut({ direction: 'right', nodes, edges, gap });
    const xs = ['a', 'b', 'c'].map((id) => points.get(id)?.x ?? Number.NaN);
    expect(xs[1]).toBeGreaterThanOrEqual((xs[0] ?? 0) + 172);
    expect(xs[2]).toBeGreaterThanOrEqual((xs[1] ?? 0) + 172);
  });

  it('places successors below on the small map', () => {
    const points = layOut({ direction: 'down', nodes, edges, gap });
    expect(points.get('b')?.y).toBeGreaterThan(points.get('a')?.y ?? Number.NaN);
  });

  it('handles cycles, self-loops and unconnected components', () => {
    const circle = [...edges, { source: 'c', target: 'a' }, { source: 'b', target: 'b' }];
    const points = layOut({
      direction: 'right',
      nodes: [...nodes, { ...nodes[0], id: 'd', width: 1, height: 1 }],
      edges: circle,
      gap,
    });
    expect(points.size).toBe(4);
    for (const { x, y } of points.values()) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
  });
});

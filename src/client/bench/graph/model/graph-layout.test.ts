import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { type Box, exportedPoints, hasPositions, spreadBoxes, stackRows } from './graph-layout.ts';

function indexAt(...positions: ({ x: number; y: number } | null)[]) {
  const flow = smallFlow(positions.map((_, index) => ({ id: `Part-${index}` })));
  for (const [index, position] of positions.entries()) {
    const node = flow.data?.nodes[index];
    if (node && position) node.position = position;
  }
  return indexFlow(flow);
}

const isOver = (left: Box, right: Box) =>
  left.x < right.x + right.width &&
  right.x < left.x + left.width &&
  left.y < right.y + right.height &&
  right.y < left.y + left.height;

describe('hasPositions', () => {
  it.each([
    [
      'every component has its own',
      [
        { x: 0, y: 0 },
        { x: 400, y: 0 },
      ],
      true,
    ],
    ['one has none', [{ x: 0, y: 0 }, null], false],
    [
      'all lie on top of each other',
      [
        { x: 0, y: 0 },
        { x: 0, y: 0 },
        { x: 3, y: 2 },
      ],
      false,
    ],
    ['there is one component only', [{ x: 0, y: 0 }], true],
  ])('decides whether the positions can be used if %s', (_name, positions, expected) => {
    expect(hasPositions(indexAt(...positions))).toBe(expected);
  });
});

describe('spreadBoxes', () => {
  const size = { width: 172, height: 100 };

  it('keeps the positions of the export, at half the distances', () => {
    const points = exportedPoints(indexAt({ x: 0, y: 0 }, { x: 400, y: 0 }, { x: 0, y: 600 }));
    const boxes = spreadBoxes(
      points,
      [...points.keys()].map((id) => ({ id, ...size })),
    );
    expect([...boxes.values()].map(({ x, y }) => [x, y]).sort()).toEqual([
      [0, 0],
      [0, 300],
      [200, 0],
    ]);
  });

  it('moves only nodes below a node that grows', () => {
    const points = exportedPoints(indexAt({ x: 0, y: 0 }, { x: 0, y: 300 }, { x: 600, y: 300 }));
    const at = (height: number) =>
      spreadBoxes(points, [
        { id: 'Part-0', width: 172, height },
        { id: 'Part-1', ...size },
        { id: 'Part-2', ...size },
      ]);
    const [small, large] = [at(60), at(400)];
    expect(large.get('Part-1')?.y).toBeGreaterThan(400);
    expect(large.get('Part-0')).toMatchObject({ x: 0, y: 0 });
    expect(large.get('Part-2')).toEqual(small.get('Part-2'));
  });

  it('never overlaps two nodes', () => {
    const box = fc.record({
      x: fc.integer({ min: 0, max: 800 }),
      y: fc.integer({ min: 0, max: 800 }),
      height: fc.integer({ min: 50, max: 400 }),
    });
    fc.assert(
      fc.property(fc.array(box, { maxLength: 40 }), (wanted) => {
        const points = new Map(wanted.map(({ x, y }, position) => [`n${position}`, { x, y }]));
        const sizes = wanted.map(({ height }, position) => ({ id: `n${position}`, width: 172, height }));
        const boxes = [...spreadBoxes(points, sizes).values()];
        expect(boxes).toHaveLength(wanted.length);
        for (const [position, left] of boxes.entries()) {
          for (const right of boxes.slice(position + 1)) expect(isOver(left, right)).toBe(false);
        }
      }),
    );
  });

  it('places a node that the layout does not know', () => {
    expect(spreadBoxes(new Map(), [{ id: 'a', ...size }]).get('a')).toEqual({ x: 0, y: 0, ...size, id: undefined });
  });
});

describe('stackRows', () => {
  const points = new Map([
    ['top', { x: 100, y: 0 }],
    ['left', { x: 0, y: 176 }],
    ['right', { x: 200, y: 176 }],
    ['end', { x: 100, y: 352 }],
  ]);
  const at = (heights: Record<string, number>) =>
    stackRows(
      points,
      Object.entries(heights).map(([id, height]) => ({ id, width: 172, height })),
    );

  it('starts a row below the tallest node of the previous row, and keeps neighbours', () => {
    const boxes = at({ top: 50, left: 50, right: 300, end: 50 });
    expect(boxes.get('left')).toMatchObject({ x: 0, y: 94 });
    expect(boxes.get('right')).toMatchObject({ x: 200, y: 94 });
    expect(boxes.get('end')).toMatchObject({ x: 100, y: 94 + 300 + 44 });
  });

  it('moves only rows below a node that grows', () => {
    const [small, large] = [at({ top: 50, left: 50, end: 50 }), at({ top: 50, left: 90, end: 50 })];
    expect(large.get('top')).toEqual(small.get('top'));
    expect(large.get('end')?.y).toBe((small.get('end')?.y ?? 0) + 40);
  });
});

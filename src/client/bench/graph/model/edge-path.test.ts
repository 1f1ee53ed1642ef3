import { describe, expect, it } from 'vitest';
import { edgeBends, edgePath } from './edge-path.ts';
import type { Box } from './graph-layout.ts';

const box = (x: number, y: number): Box => ({ x, y, width: 100, height: 40 });
/** Exchanges x and y. */
const turned = ({ x, y, width, height }: Box): Box => ({ x: y, y: x, width: height, height: width });

describe('edgeBends', () => {
  it('goes around the nodes in a column, on the same side', () => {
    const column = [box(0, 0), box(0, 80), box(0, 160), box(0, 240)];
    const [first = box(0, 0), , , last = box(0, 0)] = column;
    expect(edgeBends(first, last, column, 'down')).toEqual([
      { x: -10, y: 80 },
      { x: -10, y: 120 },
      { x: -10, y: 160 },
      { x: -10, y: 200 },
    ]);
  });

  it('takes the nearer side, and works in the same way from left to right', () => {
    const [from, to, between] = [box(0, 0), box(80, 160), box(0, 80)];
    const bends = [
      { x: 110, y: 80 },
      { x: 110, y: 120 },
    ];
    expect(edgeBends(from, to, [between], 'down')).toEqual(bends);
    expect(edgeBends(turned(from), turned(to), [turned(between)], 'right')).toEqual(
      bends.map(({ x, y }) => ({ x: y, y: x })),
    );
  });

  it.each([
    ['the next row', box(0, 0), box(150, 80)],
    ['a row above', box(0, 240), box(0, 0)],
    ['the side of a node that it passes', box(200, 0), box(200, 160)],
  ])('is empty for a line to %s', (_name, from, to) => {
    expect(edgeBends(from, to, [from, to, box(0, 80)], 'down')).toEqual([]);
  });
});

describe('edgePath', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 10, y: 40 },
    { x: 10, y: 80 },
  ];

  it('curves from point to point, and is straight where it can be', () => {
    expect(edgePath(points, 'down')).toBe('M0 0C0 20 10 20 10 40L10 80');
  });

  it('leaves a node in the direction of the flow', () => {
    expect(
      edgePath(
        points.map(({ x, y }) => ({ x: y, y: x })),
        'right',
      ),
    ).toBe('M0 0C20 0 20 10 40 10L80 10');
  });
});

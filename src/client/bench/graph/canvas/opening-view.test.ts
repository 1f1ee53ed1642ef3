import { describe, expect, it } from 'vitest';
import { openingView } from './opening-view.ts';

const room = { width: 540, height: 640 };
/** A column of this many nodes. */
const column = (count: number) =>
  Array.from({ length: count }, (_, position) => ({ x: 0, y: position * 150, width: 172, height: 100 }));
const [start] = column(1);
if (!start) throw new Error('A column has a node');

describe('the initial view of a graph', () => {
  it('centres a small flow at full size', () => {
    expect(openingView(room, column(2), [], start)).toEqual({ x: 184, y: 195, zoom: 1 });
  });

  it('scales down only while the text is readable, and starts at the top', () => {
    const { y, zoom } = openingView(room, column(30), [], start);
    expect({ y, zoom }).toEqual({ y: 16, zoom: 0.85 });
  });

  it('starts at the first component if the graph is too wide', () => {
    const row = Array.from({ length: 10 }, (_, position) => ({ x: position * 200, y: 150, width: 172, height: 100 }));
    const first = { x: 800, y: 0, width: 172, height: 100 };
    const { x, zoom } = openingView(room, [...row, first], [], first);
    expect((first.x + 86) * zoom + x).toBeCloseTo(270);
  });

  it('leaves room for the zoom buttons only if a component would be under them', () => {
    const low = { width: 540, height: 282 };
    expect(openingView(low, column(2), [], start).y).toBe(16);
    const right = { x: 300, y: 0, width: 172, height: 100 };
    expect(openingView(low, [...column(2), right], [], start).y).toBe(52);
    expect(openingView(room, [...column(2), right], [], start).y).toBe(195);
  });

  it('shows notes if there is room for them, else only the components', () => {
    const note = { x: 0, y: -130, width: 172, height: 100 };
    expect(openingView(room, column(2), [note], start).y).toBeGreaterThan(195);
    const tall = { ...note, y: -230, height: 200 };
    expect(openingView(room, column(4), [tall], start)).toEqual(openingView(room, column(4), [], start));
  });
});

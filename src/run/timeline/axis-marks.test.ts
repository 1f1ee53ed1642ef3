import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisMarks, formatMark } from './axis-marks.ts';

describe('axisMarks', () => {
  it.each([
    [1250, [0, 500, 1000]],
    [1200, [0, 200, 400, 600, 800, 1000, 1200]],
    [95, [0, 20, 40, 60, 80]],
    [0.6, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]],
    [0, [0]],
  ])('are round for %d ms', (endMs, marks) => {
    expect(axisMarks(endMs)).toEqual(marks);
  });

  it('are few and within the axis for any length', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e9, noNaN: true }), (endMs) => {
        const marks = axisMarks(endMs);
        expect(marks.length).toBeLessThanOrEqual(7);
        expect(marks.length).toBeGreaterThan(1);
        expect(marks.at(-1)).toBeLessThanOrEqual(endMs * (1 + 1e-9));
      }),
    );
  });

  it('have the unit of the last', () => {
    expect([0, 20, 40].map((mark) => formatMark(mark, 50))).toEqual(['0', '20 ms', '40 ms']);
    expect([200, 1200].map((mark) => formatMark(mark, 1250))).toEqual(['0.2 s', '1.2 s']);
  });
});

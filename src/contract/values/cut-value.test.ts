import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../json.ts';
import { cutValue, valueBytes } from './cut-value.ts';

const SAMPLES: JsonValue[] = [
  null,
  true,
  -1.5,
  'plain',
  'quote " and \\ and \n and \u0001',
  'ä € 😀',
  [],
  {},
  [1, 'two', [null]],
  { name: 'ä"', rows: [{ a: 1, b: false }], empty: {} },
];

describe('the size of a value', () => {
  it.each(SAMPLES.map((value) => [value]))('is that of its text or JSON: %j', (value) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    expect(valueBytes(value)).toBe(new TextEncoder().encode(text).length);
  });
});

describe('a value that is too long', () => {
  it('says how long it was', () => {
    expect(cutValue('x'.repeat(11), 10)).toEqual({ value: 'x'.repeat(10), bytes: 11 });
    expect(cutValue('x'.repeat(10), 10)).toBeNull();
    expect(cutValue([1, 2], 5)).toBeNull();
  });

  it('keeps whole characters', () => {
    expect(cutValue('😀😀', 7)?.value).toBe('😀');
    expect(cutValue('ää', 3)?.value).toBe('ä');
  });

  it('is cut to its first part in valid JSON', () => {
    const rows = Array.from({ length: 100 }, (_, index) => ({ id: index, name: `row "${index}"`, tags: ['a', 'b'] }));
    for (const most of [2, 10, 40, 41, 42, 500, 1_000]) {
      const cut = cutValue(rows, most);
      expect(valueBytes(cut?.value ?? null)).toBeLessThanOrEqual(most);
      expect(cut?.bytes).toBe(JSON.stringify(rows).length);
    }
    expect(cutValue(rows, 60)?.value).toEqual([rows[0], { id: 1 }]);
    expect(cutValue({ first: 'x'.repeat(50), second: 1 }, 20)?.value).toEqual({ first: 'xxxxxxx' });
  });
});

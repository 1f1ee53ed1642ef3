import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { walkJson } from '../testing/walk-json.ts';
import { findInTree, isSmall, pointersAbove, pointersToDepth, toPointer, toTreeLines } from './result-tree.ts';

const REPLY: JsonValue = { session_id: 'tb-5f21', outputs: [{ inputs: { input_value: 'hi' } }, null] };

const json = fc.jsonValue({ maxDepth: 5 }).map((value): JsonValue => JSON.parse(JSON.stringify(value)));

describe('toTreeLines', () => {
  it('shows only the top until it is opened', () => {
    expect(toTreeLines(REPLY, new Set())).toMatchObject([{ id: '', key: null, size: 2, isOpen: false }]);
  });

  it('shows the open parts in order, with the position of each line', () => {
    const lines = toTreeLines(REPLY, new Set(['', '/outputs']));
    expect(lines.map(({ id, depth, position, siblings }) => [id, depth, position, siblings])).toEqual([
      ['', 0, 1, 1],
      ['/session_id', 1, 1, 2],
      ['/outputs', 1, 2, 2],
      ['/outputs/0', 2, 1, 2],
      ['/outputs/1', 2, 2, 2],
    ]);
  });

  it('has one line for each value when everything is open, in the order of the document', () => {
    fc.assert(
      fc.property(json, (value) => {
        const lines = toTreeLines(value, new Set(pointersToDepth(value, 10)));
        expect(lines.map((line) => line.path)).toEqual([...walkJson(value)].map((item) => item.path));
        expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length);
        expect(lines.map((line) => line.id)).toEqual(lines.map((line) => toPointer(line.path)));
      }),
    );
  });

  it('handles 100,000 items and 200 levels without a stack overflow', () => {
    const wide = Array.from({ length: 100_000 }, (_, index) => index);
    expect(toTreeLines(wide, new Set(['']))).toHaveLength(100_001);
    const deep: JsonValue = JSON.parse('['.repeat(200) + ']'.repeat(200));
    expect(toTreeLines(deep, new Set(pointersToDepth(deep, 200)))).toHaveLength(200);
  });
});

it('tells a value of few values from one of many', () => {
  const values: JsonValue[] = ['text', [], [1, 2], { a: [1] }, [[1, 2]]];
  expect(values.map((value) => isSmall(value, 3))).toEqual([true, true, true, true, false]);
});

describe('findInTree', () => {
  it('finds keys and values in the order of the tree, ignoring case', () => {
    expect(findInTree(REPLY, 'INPUT')).toEqual([
      ['outputs', 0, 'inputs'],
      ['outputs', 0, 'inputs', 'input_value'],
    ]);
    expect(findInTree(REPLY, 'tb-')).toEqual([['session_id']]);
    expect(findInTree(REPLY, 'null')).toEqual([['outputs', 1]]);
    expect(findInTree(REPLY, ' ')).toEqual([]);
    expect(findInTree({ said: 'of two\nlines' }, 'two lines')).toEqual([['said']]);
  });

  it('stops at the limit', () => {
    expect(findInTree(['a', 'a', 'a'], 'a', 2)).toEqual([[0], [1]]);
  });

  it('every match is visible when the lines above it are open', () => {
    fc.assert(
      fc.property(json, fc.string({ minLength: 1, maxLength: 2 }), (value, query) => {
        for (const path of findInTree(value, query)) {
          const lines = toTreeLines(value, new Set(pointersAbove(path)));
          expect(lines.some((line) => line.id === toPointer(path))).toBe(true);
        }
      }),
    );
  });
});

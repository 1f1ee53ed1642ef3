import { describe, expect, it } from 'vitest';
import { indexFlow } from '../index/index-flow.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { componentAt } from './component-at.ts';

const index = indexFlow(
  smallFlow([
    { id: 'A-1', fields: { x: 'own' } },
    { id: 'B-2', name: 'Bee', fields: { x: 'own' } },
  ]),
);
const text = '{\n  // note\n  "A-1": {\n    "x": 1\n  },\n  "Bee": {}, "B-2": { "x": 2 },\n  "Nope": {},\n  "x": 3\n}';

describe('componentAt', () => {
  it.each([
    ['"x": 1', 'A-1'],
    ['-1": {', 'A-1'],
    ['  "A-1"', 'A-1'],
    ['},\n  "Bee', 'A-1'],
    ['{}, "B', 'B-2'],
    ['"x": 2', 'B-2'],
    ['// note', null],
    ['"Nope"', null],
    ['"x": 3', null],
  ])('at %j is %s', (word, expected) => {
    expect(componentAt(text, text.indexOf(word), index)?.id ?? null).toBe(expected);
  });

  it('is null where the text has no key', () => {
    for (const other of ['', '[1]', '{', '{}']) expect(componentAt(other, 0, index)).toBeNull();
  });
});

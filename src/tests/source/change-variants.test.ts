import { expect, it } from 'vitest';
import { editSuite } from '../suite/edit-suite.ts';
import { readDocument } from '../suite/read-document.ts';
import { objectOf } from '../suite/rows/json-parts.ts';
import { variantMove, variantRemoval, variantRenaming } from './change-variants.ts';

const TEXT = `variants:
  - name: Formal # for letters
  - name: Pirate
cases:
  - input: a
    checked-variants: [Formal]
  - input: b
    checked-variants: [Flow, Formal]
  - input: c
  - input: d
    checked-variants: [Formal, Formal]
  - input: e
    checked-variants: [Formal, Flow, Formal]
`;
const suite = objectOf(readDocument(TEXT).value);

const FORMAL = { at: 0, name: 'Formal' };

it('a case that is checked in a removed variant alone is checked in every one, and that is said', () => {
  const { changes, said } = variantRemoval(suite, FORMAL);
  expect(said).toBe('Variant Formal removed. 2 cases were checked in it alone, and are now checked in every variant');
  expect(changes.reduce(editSuite, TEXT)).toBe(`variants:
  - name: Pirate
cases:
  - input: a
  - input: b
    checked-variants: [Flow]
  - input: c
  - input: d
  - input: e
    checked-variants: [Flow]
`);
});

it('a variant that no case names is removed alone, the last one with its list', () => {
  expect(variantRemoval(suite, { at: 1, name: 'Pirate' })).toEqual({
    changes: [{ kind: 'remove', path: ['variants'], indexes: [1] }],
    said: 'Variant Pirate removed',
  });
  expect(variantRemoval({ variants: [{ name: 'One' }] }, { at: 0, name: 'One' }).changes).toEqual([
    { kind: 'set', path: ['variants'], value: undefined },
  ]);
});

it('a case keeps naming the variant while another one has the same name', () => {
  const twice = { variants: [{ name: 'A' }, { name: 'A' }], cases: [{ 'checked-variants': ['A'] }] };
  expect(variantRemoval(twice, { at: 0, name: 'A' }).changes).toHaveLength(1);
  expect(variantRenaming(twice, { at: 1, name: 'A' }, 'B')).toEqual([]);
});

it('a case names a renamed variant by its new name', () => {
  const text = variantRenaming(suite, FORMAL, 'Polite').reduce(editSuite, TEXT);
  expect(text).toContain('checked-variants: [Polite]');
  expect(text).toContain('checked-variants: [Flow, Polite]');
  expect(text).toContain('checked-variants: [Polite, Polite]');
  expect(text).toContain('checked-variants: [Polite, Flow, Polite]');
  expect(variantRenaming(suite, FORMAL, 'Formal')).toEqual([]);
});

it.each([
  ['moved', { at: 1, name: 'Formal' }],
  ['removed', { at: 2, name: '' }],
])('a variant that was %s meanwhile is neither moved, removed nor renamed', (_, shown) => {
  const why = 'The variants have changed meanwhile';
  expect(() => variantMove(suite, shown, 0)).toThrow(why);
  expect(() => variantRemoval(suite, shown)).toThrow(why);
  expect(() => variantRenaming(suite, shown, 'B')).toThrow(why);
  expect(() => variantRenaming(suite, shown, shown.name)).toThrow(why);
});

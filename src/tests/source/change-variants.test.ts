import { expect, it } from 'vitest';
import { editSuite } from '../suite/edit-suite.ts';
import { readDocument } from '../suite/read-document.ts';
import { objectOf } from '../suite/rows/json-parts.ts';
import { variantRemoval, variantRenaming } from './change-variants.ts';

const TEXT = `variants:
  - name: Formal # for letters
  - name: Pirate
cases:
  - input: a
    checked-variants: [Formal]
  - input: b
    checked-variants: [Flow, Formal]
  - input: c
`;
const suite = objectOf(readDocument(TEXT).value);

it('a case that is checked in a removed variant alone is checked in every one, and that is said', () => {
  const { changes, said } = variantRemoval(suite, 0);
  expect(said).toBe('Variant Formal removed. 1 case was checked in it alone, and is now checked in every variant');
  expect(changes.reduce(editSuite, TEXT)).toBe(`variants:
  - name: Pirate
cases:
  - input: a
  - input: b
    checked-variants: [Flow]
  - input: c
`);
});

it('a variant that no case names is removed alone, the last one with its list', () => {
  expect(variantRemoval(suite, 1)).toEqual({
    changes: [{ kind: 'remove', path: ['variants'], indexes: [1] }],
    said: 'Variant Pirate removed',
  });
  expect(variantRemoval({ variants: [{ name: 'One' }] }, 0).changes).toEqual([
    { kind: 'set', path: ['variants'], value: undefined },
  ]);
});

it('a case keeps naming the variant while another one has the same name', () => {
  const twice = { variants: [{ name: 'A' }, { name: 'A' }], cases: [{ 'checked-variants': ['A'] }] };
  expect(variantRemoval(twice, 0).changes).toHaveLength(1);
});

it('a case names a renamed variant by its new name', () => {
  const text = variantRenaming(suite, 'Formal', 'Polite').reduce(editSuite, TEXT);
  expect(text).toContain('checked-variants: [Polite]');
  expect(text).toContain('checked-variants: [Flow, Polite]');
  expect(variantRenaming(suite, 'Formal', 'Formal')).toEqual([]);
});

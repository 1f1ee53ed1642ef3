import { expect, it } from 'vitest';
import { duplicateCase } from './copy-entries.ts';

const SUITE = `# Kept.
name: Tones
cases:
  - name: sky # the first
    input: Why is the sky blue?
  - {input: Without a name}
`;

it('a copy of a case is added below it, with a free name, and comments stay', () => {
  const once = duplicateCase(SUITE, 0);
  expect(once).toContain('# Kept.');
  expect(once).toContain('- name: sky # the first');
  expect(once).toMatch(/name: sky copy\n\s+input: Why is the sky blue\?\n\s+- \{input: Without a name\}/);
  expect(duplicateCase(once, 0)).toContain('name: sky copy 2');
  expect(duplicateCase(SUITE, 1).match(/Without a name/g)).toHaveLength(2);
});

it('a case that does not exist is not copied', () => {
  expect(() => duplicateCase(SUITE, 7)).toThrow('There is no such case');
});

it('a case of a suite with many aliases is copied', () => {
  const text = `x: &a {b: 1}\ny: [${'*a, '.repeat(150)}]\ncases:\n  - name: one\n    input: a\n`;
  expect(duplicateCase(text, 0)).toContain('name: one copy');
});

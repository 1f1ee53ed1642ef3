import { expect, it } from 'vitest';
import { rebindText } from './rebind-text.ts';

const TEXT = `# Old-1 in a comment
output: Old-1
defaults: {components: [Old-1, Chat Input]}
variants:
  - name: Old-1
    tweaks:
      "Old-1": {tone: Old-1}   # warm
      tone: Old-1
cases:
  - input: Old-1
    checks: [{not: {reached: 'Old-1'}}, {judge: {rubric: x, min: 1, by: {flow: f, output: Old-1}}}]
  - file: a.csv
    columns: {x: Old-1.tone, Old-1: input}
`;

it('new ids are written only where the suite names a component', () => {
  expect(rebindText(TEXT, new Map([['Old-1', 'New-2']]))).toBe(`# Old-1 in a comment
output: New-2
defaults: {components: [New-2, Chat Input]}
variants:
  - name: Old-1
    tweaks:
      "New-2": {tone: Old-1}   # warm
      tone: Old-1
cases:
  - input: Old-1
    checks: [{not: {reached: 'New-2'}}, {judge: {rubric: x, min: 1, by: {flow: f, output: Old-1}}}]
  - file: a.csv
    columns: {x: New-2.tone, Old-1: input}
`);
});

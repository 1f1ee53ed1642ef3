import { expect, it } from 'vitest';
import { typedText, typedValue } from './typed-value.ts';

it.each([
  ['9', 'int', 9],
  ['0,5', 'float', 0.5],
  ['null', 'slider', null],
  ['many', 'int', 'many'],
  ['TRUE', 'bool', true],
  ['False', 'bool', false],
  ['maybe', 'bool', 'maybe'],
  ['{"Name": "Anna", "isVIP": true}', 'dict', { Name: 'Anna', isVIP: true }],
  ['[{"City": "Oslo"}]', 'table', [{ City: 'Oslo' }]],
  ['{half', 'NestedDict', '{half'],
  ['9', 'str', '9'],
  ['["a"]', 'str', '["a"]'],
])('%j in a field of type %s is %j', (text, type, value) => {
  expect(typedValue(text, { type, isList: false })).toEqual(value);
});

it.each([
  ['["A", "b"]', ['A', 'b']],
  ['A', 'A'],
  ['5', '5'],
])('%j in a list of texts is %j', (text, value) => {
  expect(typedValue(text, { type: 'str', isList: true })).toEqual(value);
});

it.each([
  [undefined, ''],
  [null, ''],
  ['null', 'null'],
  [false, 'false'],
  [{ a: [1, null] }, '{"a":[1,null]}'],
])('%j is shown as %j', (value, text) => {
  expect(typedText(value)).toBe(text);
});

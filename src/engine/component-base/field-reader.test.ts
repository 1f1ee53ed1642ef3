import { expect, it } from 'vitest';
import { runOne } from '../testing/run-one.ts';
import { jsonBox, type Value } from '../values/values.ts';
import { FieldReader } from './field-reader.ts';

const numberOf = (value: Value) => new FieldReader(new Map([['n', value]])).number('n', 7);

it.each<[string, Value, number]>([
  ['a number', jsonBox(0.5), 0.5],
  ['a text with a number', { kind: 'text', text: ' 0.5 ' }, 0.5],
  ['null', jsonBox(null), 7],
])('reads %s as a number', (_, value, number) => {
  expect(numberOf(value)).toBe(number);
});

it.each(['hot', '0,5', ''])('throws for "%s"', (text) => {
  expect(() => numberOf({ kind: 'text', text })).toThrow(`Could not convert '${text}' to float for input n.`);
});

it.each<[string, Value]>([
  ['1e999', { kind: 'text', text: '1e999' }],
  ['nan', { kind: 'text', text: 'nan' }],
  ['-Infinity', jsonBox(Number.NEGATIVE_INFINITY)],
])('throws for %s, which is a number for Python, but not a finite one', (text, value) => {
  expect(() => numberOf(value)).toThrow(`Input n needs a finite number, not '${text}'.`);
});

it.each(['hot', ' '])('makes a Language Model fail whose temperature is "%s"', async (value) => {
  const model = { type: 'model', value: [{ name: 'demo', provider: 'Demo' }] };
  const fields = { model, temperature: { type: 'slider', value }, input_value: 'hi' };
  const { error } = await runOne({ type: 'LanguageModelComponent', fields });
  expect(error).toBe(`Could not convert '${value.trim()}' to float for input temperature.`);
});

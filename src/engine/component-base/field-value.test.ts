import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { buildFlow } from '../testing/build-flow.ts';
import { givenMessage } from '../testing/run-one.ts';
import { dataValue, frameValue, jsonBox, type Value } from '../values/values.ts';
import { checkFieldValue, ownFieldValue, templateFieldValue } from './field-value.ts';

function fieldOf(inputType: string, type: string, more: Record<string, JsonValue> = {}) {
  const flow = buildFlow([{ id: 'A', type: 'A', fields: { x: { type, _input_type: inputType, value: '', ...more } } }]);
  const field = flow.byId.get('A')?.fields.get('x');
  if (!field) throw new Error('The field was not read');
  return field;
}

const error = (inputType: string, reason: string, shown: string, type: string) =>
  `1 validation error for ${inputType}\nvalue\n  Value error, ${reason} ` +
  `[type=value_error, input_value=${shown}, input_type=${type}]\n` +
  '    For further information visit https://errors.pydantic.dev/2.13/v/value_error';

describe('numbers', () => {
  it.each<[string, string, Value, number]>([
    ['IntInput', 'int', jsonBox(3), 3],
    ['IntInput', 'int', jsonBox(3.9), 3],
    ['IntInput', 'int', jsonBox(' 12 '), 12],
    ['IntInput', 'int', jsonBox('3.9'), 3],
    ['IntInput', 'int', jsonBox('1_000'), 1000],
    ['IntInput', 'int', jsonBox(''), 0],
    ['IntInput', 'int', jsonBox(true), 1],
    ['IntInput', 'int', givenMessage('7'), 7],
    ['IntInput', 'int', dataValue({ text: '8' }), 8],
    ['FloatInput', 'float', jsonBox('2.5'), 2.5],
    ['FloatInput', 'float', jsonBox('1e3'), 1000],
    ['FloatInput', 'float', jsonBox('-inf'), Number.NEGATIVE_INFINITY],
  ])('%s %s takes %j as %d', (inputType, type, value, expected) => {
    expect(checkFieldValue(fieldOf(inputType, type), value)).toEqual({ kind: 'json', value: expected });
  });

  it.each<[string, string, Value, string]>([
    [
      'IntInput',
      'int',
      jsonBox('many'),
      error('IntInput', "Could not convert 'many' to integer for input x.", "'many'", 'str'),
    ],
    [
      'FloatInput',
      'float',
      jsonBox('much'),
      error('FloatInput', "Could not convert 'much' to float for input x.", "'much'", 'str'),
    ],
    [
      'IntInput',
      'int',
      jsonBox('inf'),
      error('IntInput', "Could not convert 'inf' to integer for input x.", "'inf'", 'str'),
    ],
    [
      'IntInput',
      'int',
      jsonBox('0x10'),
      error('IntInput', "Could not convert '0x10' to integer for input x.", "'0x10'", 'str'),
    ],
    [
      'IntInput',
      'int',
      jsonBox([1]),
      error('IntInput', "Invalid value type <class 'list'> for input x.", '[1]', 'list'),
    ],
    [
      'IntInput',
      'int',
      jsonBox({ a: 1 }),
      error('IntInput', "Invalid value type <class 'dict'> for input x.", "{'a': 1}", 'dict'),
    ],
  ])('%s %s refuses %j', (inputType, type, value, message) => {
    expect(() => checkFieldValue(fieldOf(inputType, type), value)).toThrow(message);
  });

  it('shortens long values as pydantic does', () => {
    const long = 'x'.repeat(200);
    expect(() => checkFieldValue(fieldOf('IntInput', 'int'), jsonBox(long))).toThrow(
      `input_value='${'x'.repeat(24)}...${'x'.repeat(23)}', input_type=str`,
    );
  });
});

describe('texts, choices and objects', () => {
  it.each<[string, string, Value, Value]>([
    ['MessageTextInput', 'str', givenMessage('hi'), givenMessage('hi')],
    ['MessageTextInput', 'str', dataValue({ text: 'hi' }), jsonBox('hi')],
    ['MessageTextInput', 'str', jsonBox({ text: 'hi' }), jsonBox('hi')],
    ['BoolInput', 'bool', jsonBox('yes'), jsonBox(true)],
    ['BoolInput', 'bool', givenMessage('false'), jsonBox(false)],
    ['DictInput', 'dict', jsonBox('{"a": 1}'), jsonBox({ a: 1 })],
    ['DictInput', 'dict', dataValue({ a: 1 }), jsonBox({ a: 1 })],
    ['NestedDictInput', 'NestedDict', jsonBox(' '), jsonBox({})],
    ['DropdownInput', 'str', jsonBox('not listed'), jsonBox('not listed')],
    ['', 'int', jsonBox('5'), jsonBox(5)],
  ])('%s %s takes %j', (inputType, type, value, expected) => {
    expect(checkFieldValue(fieldOf(inputType, type), value)).toEqual(expected);
  });

  it.each<[string, string, Value, RegExp]>([
    ['MessageTextInput', 'str', frameValue([{ a: 1 }]), /Invalid value type <class 'lfx.schema.dataframe.Table'>/],
    ['MessageInput', 'str', dataValue({}), /Invalid value type <class 'lfx.schema.data.JSON'>/],
    ['BoolInput', 'bool', jsonBox('maybe'), /Value must be a boolean/],
    ['DictInput', 'dict', jsonBox('[1]'), /Expected a JSON object/],
    ['DictInput', 'dict', jsonBox('{a'), /Could not parse JSON string for input x: /],
    ['TabInput', 'tab', jsonBox(5), /TabInput value must be a string/],
  ])('%s %s refuses %j', (inputType, type, value, message) => {
    expect(() => checkFieldValue(fieldOf(inputType, type), value)).toThrow(message);
  });
});

describe('saved values', () => {
  it.each<[string, string, JsonValue, Record<string, JsonValue>, Value | undefined]>([
    ['MessageTextInput', 'str', 'a\\nb', {}, jsonBox('a\nb')],
    ['IntInput', 'int', '5', {}, jsonBox(5)],
    ['MessageTextInput', 'str', 'x', { show: false }, undefined],
    ['HandleInput', 'other', 'x', {}, undefined],
    ['MessageTextInput', 'str', null, {}, undefined],
    ['FileInput', 'file', '', { file_path: 'u/a.txt' }, jsonBox('u/a.txt')],
  ])('of class %s and type %s are read as the component gets them: %j %j', (inputType, type, value, more, expected) => {
    expect(ownFieldValue(fieldOf(inputType, type, { ...more, value }))).toEqual(expected);
  });

  it('fail like tweaks when a number is an empty list', () => {
    const field = fieldOf('IntInput', 'int', { value: [] });
    const message = "int() argument must be a string, a bytes-like object or a real number, not 'list'";
    expect(() => ownFieldValue(field)).toThrow(message);
    expect(() => templateFieldValue(field, [])).toThrow(message);
  });
});

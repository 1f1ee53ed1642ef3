import { describe, expect, it } from 'vitest';
import { indexFlow } from '../index/index-flow.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { stateOf } from './field-state.ts';
import { parsePythonNumber } from './parse-python-number.ts';
import { receivedValue } from './received-value.ts';

describe('parsePythonNumber', () => {
  it.each([
    ['1', 1],
    [' 1.5 ', 1.5],
    ['.5', 0.5],
    ['5.', 5],
    ['1_000.5', 1000.5],
    ['-1e-3', -0.001],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['0x10', null],
    ['1__0', null],
    ['', null],
    ['1,5', null],
  ])('%j is %s', (text, number) => {
    expect(parsePythonNumber(text)).toBe(number);
  });
});

/** inputs/inputs.py of lfx 1.13.0: `strip`, then `int` or `float`. */
describe('a text in a number field', () => {
  it.each<[string, string, unknown, boolean]>([
    ['int', '\u00a07\u3000', 7, false],
    ['int', '\u001c7', 7, false],
    ['int', '\u0085', 0, false],
    ['int', '\ufeff7', '\ufeff7', true],
    ['int', '7.9', 7, false],
    ['int', 'inf', 'inf', true],
    ['int', '1e400', '1e400', true],
    ['int', '1_0000000000000000', '1_0000000000000000', false],
    ['int', '9'.repeat(400), '9'.repeat(400), false],
    ['float', '\ufeff7', '\ufeff7', true],
    ['float', ' 1_0.5', 10.5, false],
    ['float', '-Infinity', '-Infinity', true],
    ['float', 'nan', 'nan', true],
    ['float', '1e400', '1e400', true],
    ['float', '0x10', '0x10', true],
  ])('of type %s is read as in Langflow: %j', (type, value, received, fails) => {
    const [field] =
      indexFlow(smallFlow([{ id: 'A-1', fields: { f: { type, value } } }])).components[0]?.fields.values() ?? [];
    if (!field) throw new Error('The flow has no field');
    expect(receivedValue(stateOf(field))).toEqual({
      kind: 'value',
      value: received,
      failure: fails ? expect.any(String) : null,
    });
  });
});

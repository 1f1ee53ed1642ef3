import { describe, expect, it } from 'vitest';
import { median } from '#run/figures/median.ts';
import { EMBEDDED_SERVER, sampleIndex } from '#run/testing/sample-run.ts';
import { singleKeys } from './variant.ts';
import { listValues, rangeValues, varyField } from './vary-field.ts';

describe('variants from elsewhere', () => {
  it('can be one per tweak', () => {
    expect(singleKeys('{"words": 3, "Model-m1": {"temperature": 1}}')).toEqual([
      { name: 'words', tweaksText: '{\n  "words": 3\n}' },
      { name: 'Model-m1 · temperature', tweaksText: '{\n  "Model-m1": {\n    "temperature": 1\n  }\n}' },
    ]);
    const many = JSON.stringify(Object.fromEntries(Array.from({ length: 15 }, (_, at) => [`key${at}`, at])));
    expect(singleKeys(many)).toHaveLength(12);
  });

  it.each([
    [{ from: 0, to: 0.3, step: 0.1 }, [0, 0.1, 0.2, 0.3]],
    [{ from: 3, to: 1, step: -1 }, [3, 2, 1]],
    [{ from: 1, to: 3, step: -1 }, []],
    [{ from: 1, to: 3, step: 0 }, []],
    [{ from: 1, to: Number.NaN, step: 1 }, []],
  ])('counts %j', (range, values) => {
    expect(rangeValues(range)).toEqual(values);
  });

  it.each([
    ['0.1, 2', 'float', [0.1, 2]],
    ['0,1\n0,2', 'float', [0.1, 0.2]],
    ['calm, loud', 'str', ['calm', 'loud']],
    ['calm, not loud\nloud', 'str', ['calm, not loud', 'loud']],
    ['1', 'str', ['1']],
    ['true, false', 'bool', [true, false]],
    ['["a", "b"]', 'table', [['a', 'b']]],
  ])('reads %j for a field of type %s', (text, type, values) => {
    expect(listValues(text, { type, isList: false })).toEqual(values);
  });

  it('varies one field on top of the other tweaks', () => {
    const component = sampleIndex.byId.get('Model-m1');
    const field = component?.fields.get('words');
    if (!component || !field) throw new Error('No field');
    const written = { index: sampleIndex, component, field, rules: EMBEDDED_SERVER.rules };
    const [first] = varyField('{"Model-m1": {"temperature": 1}}', written, [3, 6]);
    expect(first?.name).toBe('words 3');
    expect(JSON.parse(first?.tweaksText ?? '')).toEqual({ 'Model-m1': { temperature: 1, words: 3 } });
  });
});

it('the median is computed', () => {
  expect([median([]), median([3]), median([1, 9, 2]), median([4, 2])]).toEqual([null, 3, 2, 3]);
});

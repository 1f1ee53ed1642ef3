import { expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { controlFor } from './field-control.ts';
import { indexFlow } from './index-flow.ts';

const controlOf = (raw: JsonObject) => {
  const field = indexFlow(smallFlow([{ id: 'Part-1', fields: { amount: raw } }])).components[0]?.fields.get('amount');
  if (!field) throw new Error('The flow has the field');
  return controlFor(field, field.value);
};

it.each([
  [{ min: 0, max: 2, step: 0.1 }, true],
  [{ min: 0, max: 1000, step: 1 }, true],
  [{ min: 0, max: 128_000, step: 1 }, false],
  [{ min: 0, max: 1, step: 0.0001 }, false],
])('offers a slider only if it has few enough steps: %j', (range, hasSlider) => {
  expect(controlOf({ type: 'float', value: 1, range_spec: range })).toMatchObject({ kind: 'number', hasSlider });
});

it('offers the models that the export lists, and JSON if it lists none or the value is not a model', () => {
  const small = { name: 'small', provider: 'Ours', icon: 'Ours' };
  const model = (value: JsonValue, options: JsonValue[]) => controlOf({ type: 'model', value, options });
  const listed = { kind: 'model', options: [[small]] };
  expect(model('', [small, { name: 'without provider' }, 'a text'])).toEqual(listed);
  expect(model([{ name: 'other', provider: 'Theirs' }], [small])).toEqual(listed);
  expect(model([small, small], [small])).toEqual({ kind: 'json' });
  expect(model('', [])).toEqual({ kind: 'json' });
  expect(model([small], [])).toEqual({ kind: 'json' });
});

it('a model is chosen from those that the server has, whatever the flow lists', () => {
  const index = indexFlow(smallFlow([{ id: 'Part-1', fields: { model: { type: 'model', value: '' } } }]));
  const field = index.byId.get('Part-1')?.fields.get('model');
  const served = [[{ name: 'smollm2', provider: 'OpenAI' }]];
  expect(field && controlFor(field, '', served)).toEqual({ kind: 'model', options: served });
});

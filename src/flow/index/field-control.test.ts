import { expect, it } from 'vitest';
import { smallFlow } from '../testing/small-flow.ts';
import { controlFor } from './field-control.ts';
import { indexFlow } from './index-flow.ts';

it.each([
  [{ min: 0, max: 2, step: 0.1 }, true],
  [{ min: 0, max: 1000, step: 1 }, true],
  [{ min: 0, max: 128_000, step: 1 }, false],
  [{ min: 0, max: 1, step: 0.0001 }, false],
])('offers a slider only where a person can hit its values: %j', (range, hasSlider) => {
  const flow = smallFlow([{ id: 'Part-1', fields: { amount: { type: 'float', value: 1, range_spec: range } } }]);
  const field = indexFlow(flow).components[0]?.fields.get('amount');
  if (!field) throw new Error('The flow has the field');
  expect(controlFor(field, 1)).toMatchObject({ kind: 'number', hasSlider });
});

import { expect, it } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { indexFlow } from '../index/index-flow.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { waitsForModel } from './waits-for-model.ts';

const chatInput = { id: 'ChatInput-1', type: 'ChatInput', fields: { input_value: '' } };
const withPart = (fields: Record<string, JsonObject>, connections = ['ChatInput-1 -> Part-2.text']) =>
  indexFlow(smallFlow([chatInput, { id: 'Part-2', fields: { text: '', ...fields } }], connections));

it.each<[string, boolean, ReturnType<typeof withPart>]>([
  ['a model of 1.13', true, withPart({ model: { type: 'model', value: [] } })],
  ['a model of the 1.7 line', true, withPart({ model_name: { type: 'str', value: 'gpt-4o' } })],
  ['an Agent of the 1.7 line', true, withPart({ agent_llm: { type: 'str', value: 'OpenAI' } })],
  ['no model', false, withPart({ template: { type: 'prompt', value: '' } })],
  ['a model that does not run', false, withPart({ model: { type: 'model', value: [] } }, [])],
])('says whether a flow waits for a model: %s', (_, waits, index) => {
  expect(waitsForModel(index)).toBe(waits);
});

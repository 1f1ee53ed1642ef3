import { describe, expect, it } from 'vitest';
import { indexFlow } from '../index/index-flow.ts';
import { exportFromOutline, parseOutline } from '../testing/outline-flow.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { withModel, withServedModel } from './model-tweaks.ts';

const model = (id: string, fields: Record<string, string>) => ({
  id,
  type: 'LanguageModelComponent',
  display_name: 'Model',
  outputs: [],
  fields: Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      { type: name === 'model' ? 'model' : 'str', value, show: true },
    ]),
  ),
});
const index = indexFlow(
  exportFromOutline(
    parseOutline({
      id: 'f',
      name: 'Flow',
      nodes: [
        model('New-1', { model: '', provider: '', model_name: '' }),
        model('Set-1', { model: '', provider: 'OpenAI', model_name: 'gpt-4o' }),
        model('Old-1', { provider: '', model_name: '' }),
      ],
      edges: [],
    }),
  ),
);
const demo = [{ name: 'demo', provider: 'Demo' }];

describe('withModel', () => {
  it('sets the fields that select the model of each component, and keeps the rest of the text', () => {
    const text = withModel('{\n  // kept\n  "tone": "dry"\n}', index, ['New-1', 'Set-1', 'Old-1', 'Gone-1']);
    expect(text).toContain('// kept');
    expect(JSON.parse(text.replace('// kept', ''))).toEqual({
      tone: 'dry',
      'New-1': { model: demo },
      'Set-1': { model: demo, provider: 'Demo', model_name: 'demo' },
      'Old-1': { provider: 'Demo', model_name: 'demo' },
    });
  });

  it.each([
    ['by id', '{ "New-1": { "model_name": "gpt-5", "provider": "OpenAI" } }', { 'New-1': { model: demo } }],
    ['by name', '{ "Model": { "temperature": 1, "model_name": "gpt-5" } }', { Model: { temperature: 1, model: demo } }],
    ['in every component', '{ "model_name": "gpt-5" }', { 'New-1': { model: demo } }],
    [
      'before a flow’s own',
      '{ "model_name": "gpt-5" }',
      { 'Set-1': { model: demo, provider: 'Demo' }, model_name: 'demo' },
    ],
  ])('leaves no other model that is set %s over it', (_name, before, after) => {
    const component = 'Set-1' in after ? 'Set-1' : 'New-1';
    const alone = smallFlow([
      {
        id: component,
        name: 'Model',
        fields: {
          model: { type: 'model', value: '' },
          provider: 'Set-1' in after ? 'OpenAI' : '',
          model_name: 'Set-1' in after ? 'gpt-4o' : '',
          temperature: 0,
        },
      },
    ]);
    expect(JSON.parse(withModel(before, indexFlow(alone), [component]))).toEqual(after);
  });

  it('leaves other components the model of a bare key', () => {
    const flow = smallFlow([
      { id: 'Agent-1', fields: { agent_llm: 'OpenAI', model_name: 'gpt-4o' } },
      { id: 'LanguageModelComponent-2', fields: { provider: 'OpenAI', model_name: 'gpt-4o' } },
      { id: 'OpenAIModel-3', fields: { model_name: 'gpt-4' } },
    ]);
    const text = withModel('{ "model_name": "gpt-5" }', indexFlow(flow), ['Agent-1', 'LanguageModelComponent-2']);
    expect(JSON.parse(text)).toEqual({
      'Agent-1': { agent_llm: 'Demo', model_name: 'demo' },
      'LanguageModelComponent-2': { provider: 'Demo', model_name: 'demo' },
      'OpenAIModel-3': { model_name: 'gpt-5' },
    });
  });

  it('leaves each of the components its own fields of a bare key', () => {
    const flow = smallFlow([
      { id: 'Old-1', fields: { provider: '', model_name: 'gpt-4o' } },
      { id: 'New-1', fields: { model: { type: 'model', value: '' }, model_name: '' } },
    ]);
    expect(JSON.parse(withModel('{ "model_name": "gpt-5" }', indexFlow(flow), ['Old-1', 'New-1']))).toEqual({
      'Old-1': { provider: 'Demo', model_name: 'demo' },
      'New-1': { model: demo },
    });
  });

  it('leaves broken text alone', () => {
    expect(withModel('{ "a": ', index, ['New-1'])).toBe('{ "a": ');
  });
});

it('chooses a served model for language models with a provider to choose, not for other models', () => {
  const model = { type: 'model', value: '' };
  const flow = smallFlow([
    { id: 'LanguageModelComponent-1', fields: { model } },
    { id: 'EmbeddingModel-2', fields: { model }, node: { outputs: [{ name: 'embeddings', types: ['Embeddings'] }] } },
    { id: 'OpenAIModel-3', fields: { model_name: 'gpt-4o' } },
  ]);
  expect(JSON.parse(withServedModel('', indexFlow(flow), 'smollm2'))).toEqual({
    'LanguageModelComponent-1': { model: [{ name: 'smollm2', provider: 'OpenAI' }] },
  });
});

import { describe, expect, it } from 'vitest';
import { indexFlow } from '../index/index-flow.ts';
import { exportFromOutline, parseOutline } from '../testing/outline-flow.ts';
import { withModel } from './model-tweaks.ts';

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

  it('leaves broken text alone', () => {
    expect(withModel('{ "a": ', index, ['New-1'])).toBe('{ "a": ');
  });
});

import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { indexFlow } from '../index/index-flow.ts';
import { exportFromOutline, parseOutline } from '../testing/outline-flow.ts';
import { suggestedFields } from './suggested-fields.ts';

const node = (id: string, title: string, fields: Record<string, JsonObject>) => ({
  id,
  type: id.split('-')[0] ?? id,
  display_name: title,
  outputs: [{ name: 'out', types: ['Message'] }],
  fields: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { show: true, ...field }])),
});

const index = indexFlow(
  exportFromOutline(
    parseOutline({
      id: 'f',
      name: 'Flow',
      nodes: [
        node('ChatInput-1', 'Chat Input', { input_value: { type: 'str', value: 'Hi' } }),
        node('Model-2', 'Model', { temperature: { type: 'slider', value: 0.2 } }),
        node('Apart-1', 'Apart', { share: { type: 'float', value: 0.5 } }),
        node('Prompt-1', 'Prompt', {
          question: { type: 'str', value: '' },
          tone: { type: 'str', value: 'neutral' },
          template: { type: 'prompt', value: `Say {tone}${' now'.repeat(50)}` },
          tool_placeholder: { type: 'str', value: 'x' },
          use_double_brackets: { type: 'bool', value: false },
        }),
        node('Model-1', 'Model', {
          input_value: { type: 'str', value: '' },
          temperature: { type: 'slider', value: 0.2, range_spec: { min: 0, max: 1 } },
          max_tokens: { type: 'int', value: 400, advanced: true },
          api_key: { type: 'str', value: 'k', password: true },
          system: { type: 'str', value: 'x'.repeat(500) },
          system_message: { type: 'str', value: '', _input_type: 'MultilineInput' },
          mode: { type: 'tab', value: 'Chat', options: ['Chat', 'Text'] },
          provider: { type: 'str', value: 'OpenAI' },
          hidden: { type: 'int', value: 1, show: false },
        }),
      ],
      edges: [
        { source: 'ChatInput-1', output: 'out', target: 'Prompt-1', field: 'question' },
        { source: 'Prompt-1', output: 'out', target: 'Model-1', field: 'input_value' },
      ],
    }),
  ),
);
const named = (limit: number) =>
  suggestedFields(index, limit).map(({ component, field }) => `${component.displayName} ${field.name}`);

describe('suggestedFields', () => {
  it('ranks template, system message and temperature first, one field per component before a second, and components that run first', () => {
    expect(named(10)).toEqual([
      'Prompt template',
      'Model system_message',
      'Model temperature',
      'Apart share',
      'Prompt tone',
      'Model max_tokens',
    ]);
  });

  it('stops at the limit', () => {
    expect(named(2)).toEqual(['Prompt template', 'Model system_message']);
  });
});

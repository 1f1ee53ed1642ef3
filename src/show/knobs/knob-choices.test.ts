import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { knobChoices } from './knob-choices.ts';

const field = (value: JsonValue, type = 'str', more: JsonObject = {}): JsonObject => ({
  value,
  type,
  show: true,
  ...more,
});
const node = (id: string, displayName: string, template: JsonObject) => ({
  id,
  data: { id, type: 'X', node: { display_name: displayName, template } },
});

const index = indexFlow({
  data: {
    nodes: [
      node('Chat-1', 'Chat', { input_value: field(''), key: field('', 'str', { password: true }) }),
      node('Prompt-1', 'Prompt', { template: field('Say {tone}', 'prompt'), tone: field('formal'), note: field('') }),
      node('Model-1', 'Model', { temperature: field(0.1, 'float') }),
      node('Model-2', 'Model', { temperature: field(0.2, 'float') }),
    ],
    edges: [],
  },
});

describe('knobChoices', () => {
  it('suggests temperature and the variables of the prompt, then lists the rest without secrets', () => {
    const choices = knobChoices(index, []);
    expect(choices.map(({ knob, isProposed }) => [knob.component, knob.field, isProposed])).toEqual([
      ['Prompt-1', 'tone', true],
      ['Model-1', 'temperature', true],
      ['Model-2', 'temperature', true],
      ['Chat-1', 'input_value', false],
      ['Prompt-1', 'template', false],
      ['Prompt-1', 'note', false],
    ]);
  });

  it('has unique names', () => {
    const names = knobChoices(index, []).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('leaves out fields that are already a knob', () => {
    const taken = [{ component: 'Prompt-1', field: 'tone', label: 'How it sounds' }];
    expect(knobChoices(index, taken).map(({ knob }) => knob.field)).not.toContain('tone');
  });
});

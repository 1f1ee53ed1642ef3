import { describe, expect, it } from 'vitest';
import { withModel } from '#flow/text/model-tweaks.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { componentRegistry } from '../components/registry.ts';
import { buildFlow, chatInputNode, chatOutputNode } from '../testing/build-flow.ts';
import { collectRun } from '../testing/collect-run.ts';
import { ended } from '../testing/manual-model.ts';
import { testPorts } from '../testing/test-ports.ts';
import { findComponentType } from './find-component-type.ts';
import { findNeeds } from './find-needs.ts';

describe('findComponentType', () => {
  it.each([
    ['parser', 'ParserComponent'],
    ['Parser', 'ParserComponent'],
    ['CombineTextComponent', 'CombineText'],
    ['prompt_template', 'Prompt Template'],
    ['LanguageModel', 'LanguageModelComponent'],
  ])('runs %s as %s', (written, type) => {
    expect(findComponentType(componentRegistry, written)).toBe(componentRegistry.get(type));
  });

  it.each(['MemoryBase', 'Component', ''])('does not know %j', (type) => {
    expect(findComponentType(componentRegistry, type)).toBeNull();
  });
});

describe('findNeeds', () => {
  it('names every component that runs and needs a Langflow', () => {
    const index = buildFlow(
      [
        chatInputNode,
        { id: 'Agent-x', type: 'Agent', name: 'My agent', fields: { input_value: '', tools: '' } },
        { id: 'Search-x', type: 'UnifiedWebSearch', name: 'Search', fields: { query: '' } },
        { id: 'Apart-x', type: 'AstraDB', name: 'Apart' },
        chatOutputNode(),
      ],
      [
        'ChatInput-1.message > Search-x.query',
        'ChatInput-1.message > Agent-x.input_value',
        'Search-x.component_as_tool > Agent-x.tools',
        'Agent-x.response > ChatOutput-1.input_value',
      ],
    );
    expect(findNeeds(index, componentRegistry)).toEqual({
      components: 4,
      needs_langflow: ['My agent with tools', 'Search'],
      needs_model: [],
    });
  });

  it.each([
    ['no model', { model: '' }, ''],
    ['the demo model under another name', { model: '', provider: 'Demo', model_name: 'gpt-4o' }, 'Demo'],
    ['a name that is none of the demo model', { model: 'gpt-4o' }, ''],
    ['a provider that is not set up', { model: '', provider: 'OpenAI', model_name: 'gpt-4o' }, 'OpenAI'],
  ])('names a language model with %s; the demo model’s tweaks let it run', async (_, fields, provider) => {
    const field = (value: string, name: string) => (name === 'model' ? { type: 'model', value } : value);
    const index = buildFlow(
      [
        chatInputNode,
        {
          id: 'Model-1',
          type: 'LanguageModelComponent',
          name: 'Language Model',
          fields: {
            input_value: '',
            ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, field(value, name)])),
          },
        },
        chatOutputNode(),
      ],
      ['ChatInput-1.message > Model-1.input_value', 'Model-1.text_output > ChatOutput-1.input_value'],
    );
    const needs = findNeeds(index, componentRegistry);
    expect(needs).toMatchObject({ needs_langflow: [], needs_model: [{ id: 'Model-1', provider }] });
    expect(findNeeds(index, componentRegistry, ['small']).needs_model).toHaveLength(provider === 'OpenAI' ? 0 : 1);
    const requests: string[] = [];
    const ports = testPorts({
      model: {
        async *stream(request) {
          requests.push(`${request.provider} ${request.model}`);
          yield 'Hello';
          return ended;
        },
      },
    });
    const text = withModel('', index, ['Model-1']);
    const { tweaks } = parseTweaksText(text);
    const run = await collectRun({ index, request: { inputs: [{ input_value: 'Hi' }], tweaks: tweaks ?? {} }, ports });
    expect(run.error).toBeNull();
    expect(requests).toEqual(['Demo demo']);
  });
});

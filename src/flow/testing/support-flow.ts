/** A flow with an example of every tweak state: shared names, a protected field, a connected field, a secret. */

import type { FlowExport } from '#contract/flow-export.ts';
import type { JsonObject } from '#contract/json.ts';

export { everyState } from './every-state.ts';

import { exportFromOutline, parseOutline } from './outline-flow.ts';

interface OutlineNode {
  id: string;
  title: string;
  type: string;
  fields: Record<string, JsonObject>;
}

function text(value: string, more: JsonObject = {}): JsonObject {
  return { type: 'str', value, ...more };
}

const model = (id: string, more: Record<string, JsonObject> = {}): OutlineNode => ({
  id,
  title: 'Language Model',
  type: 'LanguageModelComponent',
  fields: {
    input_value: text(''),
    temperature: { type: 'slider', value: 0.2, range_spec: { min: 0, max: 2, step: 0.1 }, info: 'Higher is bolder.' },
    model_name: text('gpt-4.1-mini', { options: ['gpt-4.1-mini', 'gpt-4.1'] }),
    max_tokens: { type: 'int', value: 400 },
    api_key: text('sk-flow-secret', { password: true }),
    ...more,
  },
});

const nodes: OutlineNode[] = [
  { id: 'ChatInput-q1w2e', title: 'Chat Input', type: 'ChatInput', fields: { input_value: text('Hi') } },
  {
    id: 'KnowledgeSearch-k3y5t',
    title: 'Knowledge Search',
    type: 'KnowledgeSearch',
    fields: { search_query: text(''), top_k: { type: 'int', value: 4 } },
  },
  {
    id: 'PromptTemplate-p9o8i',
    title: 'Prompt Template',
    type: 'Prompt Template',
    fields: { question: text(''), tone: text('neutral') },
  },
  model('LanguageModel-b2LxT'),
  {
    id: 'Summarizer-s5d4f',
    title: 'Summarizer',
    type: 'Summarizer',
    fields: { words: { type: 'int', value: 25 }, tone: text('neutral') },
  },
  { id: 'PriorityRules-r7t6y', title: 'Priority Rules', type: 'PriorityRules', fields: { rule: text('first') } },
  model('LanguageModel-h9QmE'),
  {
    id: 'ChatOutput-Nf5uZ',
    title: 'Chat Output',
    type: 'ChatOutput',
    fields: { input_value: text(''), sender_name: text('AI') },
  },
];

const edges = [
  ['ChatInput-q1w2e', 'PromptTemplate-p9o8i', 'question'],
  ['PromptTemplate-p9o8i', 'LanguageModel-b2LxT', 'input_value'],
  ['LanguageModel-b2LxT', 'ChatOutput-Nf5uZ', 'input_value'],
] as const;

export const supportFlow: FlowExport = exportFromOutline(
  parseOutline({
    id: '6f1d3c1e-2222-4444-8888-aaaaaaaaaaaa',
    name: 'Support reply',
    nodes: nodes.map(({ id, title, type, fields }) => ({
      id,
      type,
      display_name: title,
      outputs: [{ name: 'out', display_name: 'Out', types: ['Message'] }],
      fields: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { show: true, ...field }])),
    })),
    edges: edges.map(([source, target, field]) => ({ source, output: 'out', target, field })),
  }),
);

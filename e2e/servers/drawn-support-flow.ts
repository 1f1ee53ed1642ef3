/** "Support reply": a flow and tweaks with an example of every state of a tweak, and a component that is not reached. */
export { everyState } from '../../src/flow/testing/every-state.ts';

import { drawnFlow } from './drawn-flow.ts';

const model = {
  input_value: '',
  temperature: { type: 'slider', value: 0.2, range_spec: { min: 0, max: 2, step: 0.1 }, info: 'Higher is bolder' },
  model_name: 'gpt-4.1-mini',
  max_tokens: 400,
};

export const supportFlow = drawnFlow(
  'Support reply',
  [
    { id: 'ChatInput-7Kq2d', name: 'Chat Input', at: [0, 430], fields: { input_value: 'Hi' } },
    { id: 'TextInput-p3WvA', name: 'Customer Tier', at: [0, 950], fields: { input_value: 'gold' } },
    {
      id: 'KnowledgeSearch-w4Tn1',
      name: 'Knowledge Search',
      at: [430, 190],
      fields: {
        search_query: '',
        top_k: {
          type: 'int',
          value: 4,
          range_spec: { min: 1, max: 20, step: 1 },
          info: 'How many results the search returns.',
        },
      },
    },
    {
      id: 'PriorityRules-Z8cJe',
      name: 'Priority Rules',
      at: [430, 850],
      fields: { tier: '', question: '', code: { type: 'code', value: 'pass' } },
    },
    { id: 'DataOutput-k2Mya', name: 'Similar Tickets', at: [880, 130], fields: { input_value: '' } },
    {
      id: 'Prompt-Xr81a',
      name: 'Prompt Template',
      at: [880, 400],
      fields: { question: '', context: '', rules: '', tone: 'neutral' },
    },
    { id: 'Summarizer-u6Rk0', name: 'Summarizer', at: [880, 960], fields: { text: '', words: 25 } },
    { id: 'LanguageModel-b2LxT', name: 'Language Model', at: [1310, 380], fields: model },
    { id: 'LanguageModel-h9QmE', name: 'Language Model', at: [1310, 960], fields: model },
    { id: 'ChatOutput-Nf5uZ', name: 'Chat Output', at: [1740, 470], fields: { input_value: '' } },
    { id: 'TextOutput-s4Bqe', name: 'Summary', at: [1740, 1010], fields: { input_value: '' } },
  ],
  [
    'ChatInput-7Kq2d -> KnowledgeSearch-w4Tn1.search_query',
    'ChatInput-7Kq2d -> Prompt-Xr81a.question',
    'KnowledgeSearch-w4Tn1 -> DataOutput-k2Mya.input_value',
    'KnowledgeSearch-w4Tn1 -> Prompt-Xr81a.context',
    'TextInput-p3WvA -> PriorityRules-Z8cJe.tier',
    'ChatInput-7Kq2d -> PriorityRules-Z8cJe.question',
    'PriorityRules-Z8cJe -> Prompt-Xr81a.rules',
    'PriorityRules-Z8cJe -> Summarizer-u6Rk0.text',
    'Prompt-Xr81a -> LanguageModel-b2LxT.input_value',
    'Summarizer-u6Rk0 -> LanguageModel-h9QmE.input_value',
    'LanguageModel-b2LxT -> ChatOutput-Nf5uZ.input_value',
    'LanguageModel-h9QmE -> TextOutput-s4Bqe.input_value',
  ],
  [{ text: '## Support\n\nAnswers **tickets** of all tiers.', at: [0, 60] }],
);

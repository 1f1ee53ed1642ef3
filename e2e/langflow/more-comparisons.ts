/** Comparisons of components between other components. */
import fc from 'fast-check';
import type { JsonValue } from '../../src/contract/json.ts';
import { type Comparison, someText, source } from './component-comparison.ts';

const json: fc.Arbitrary<JsonValue> = fc.record({ name: someText, age: fc.integer(), list: fc.array(fc.boolean()) });

/** The provider on the embedded server; a Langflow gets its own provider, which points to the demo model endpoint. */
const DEMO = [{ name: 'demo', provider: 'Demo', icon: 'Bot', metadata: {} }];

export const moreComparisons: Record<string, Comparison> = {
  'Text Input': {
    component: 'TextOutput-c1',
    nodes: [
      { id: 'TextInput-c0', type: 'TextInput' },
      { id: 'TextOutput-c1', type: 'TextOutput' },
    ],
    edges: [['TextInput-c0', 'text', 'TextOutput-c1', 'input_value']],
    tweaks: someText.map((input_value) => ({ 'TextInput-c0': { input_value } })),
  },
  'If-Else, the other branch': {
    component: 'TextOutput-c2',
    nodes: [
      source,
      { id: 'ConditionalRouter-r1', type: 'ConditionalRouter' },
      { id: 'TextOutput-c1', type: 'TextOutput', name: 'Yes' },
      { id: 'TextOutput-c2', type: 'TextOutput', name: 'No' },
    ],
    edges: [
      ['ChatInput-s1', 'message', 'ConditionalRouter-r1', 'input_text'],
      ['ConditionalRouter-r1', 'true_result', 'TextOutput-c1', 'input_value'],
      ['ConditionalRouter-r1', 'false_result', 'TextOutput-c2', 'input_value'],
    ],
    tweaks: fc
      .record({ operator: fc.constantFrom('equals', 'contains', 'less than or equal'), match_text: someText })
      .map((values) => ({ 'ConditionalRouter-r1': values })),
  },
  'Parser that makes text of data': {
    component: 'ParserComponent-c1',
    nodes: [
      { id: 'JSONtoData-j1', type: 'JSONtoData' },
      { id: 'ParserComponent-c1', type: 'ParserComponent', values: { mode: 'Stringify' } },
    ],
    edges: [['JSONtoData-j1', 'data', 'ParserComponent-c1', 'input_data']],
    tweaks: json.map((data) => ({ 'JSONtoData-j1': { json_string: JSON.stringify(data) } })),
  },
  'Type Convert to text': {
    component: 'TypeConverterComponent-c1',
    nodes: [
      { id: 'JSONtoData-j1', type: 'JSONtoData' },
      { id: 'TypeConverterComponent-c1', type: 'TypeConverterComponent' },
    ],
    edges: [['JSONtoData-j1', 'data', 'TypeConverterComponent-c1', 'input_data']],
    tweaks: json.map((data) => ({ 'JSONtoData-j1': { json_string: JSON.stringify(data) } })),
  },
  'Language Model': {
    component: 'LanguageModelComponent-c1',
    nodes: [source, { id: 'LanguageModelComponent-c1', type: 'LanguageModelComponent', values: { model: DEMO } }],
    edges: [['ChatInput-s1', 'message', 'LanguageModelComponent-c1', 'input_value']],
    tweaks: fc
      .record({ system_message: fc.constantFrom('', 'Be brief.', 'You are a pirate.') })
      .map((values) => ({ 'LanguageModelComponent-c1': values })),
  },
  Agent: {
    component: 'Agent-c1',
    nodes: [source, { id: 'Agent-c1', type: 'Agent', values: { model: DEMO } }],
    edges: [['ChatInput-s1', 'message', 'Agent-c1', 'input_value']],
    tweaks: fc
      .record({ system_prompt: fc.constantFrom('', 'Be brief.', 'You are a pirate.') })
      .map((values) => ({ 'Agent-c1': values })),
  },
};

/** Comparisons of components with templates, which are generated too, including invalid ones. */
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../src/contract/json.ts';
import type { SmallEdge, SmallNode } from './compared-flow.ts';
import { type Comparison, someText, source } from './component-comparison.ts';
import { fields, mustache, patterns, separators, templatesOf } from './template-samples.ts';

const of = (component: string) => (values: JsonObject) => ({ [component]: values });

const promptNodes: SmallNode[] = [
  source,
  { id: 'Prompt-c1', type: 'Prompt Template', extra: ['a', 'b'], values: { template: '{a}{b}', a: '', b: '' } },
];
const promptEdges: SmallEdge[] = [['ChatInput-s1', 'message', 'Prompt-c1', 'a']];

const json: SmallNode = { id: 'JSONtoData-j1', type: 'JSONtoData' };
const parser: SmallNode = { id: 'ParserComponent-c1', type: 'ParserComponent', values: { mode: 'Parser' } };

/** Sent as tweaks: the JSON to read, and the template. */
const parsed = (data: JsonValue, how: JsonObject) => ({
  'JSONtoData-j1': { json_string: JSON.stringify(data) },
  'ParserComponent-c1': how,
});

const rows = fc.array(fields, { maxLength: 4 });

export const templateComparisons: Record<string, Comparison> = {
  'Prompt Template with any template': {
    component: 'Prompt-c1',
    nodes: promptNodes,
    edges: promptEdges,
    tweaks: fc
      .record({ template: templatesOf('a', 'b'), b: fc.oneof(someText, fc.constantFrom('4', '>6')) })
      .map(of('Prompt-c1')),
    runs: 18,
  },
  'Prompt Template with double brackets': {
    component: 'Prompt-c1',
    nodes: promptNodes,
    edges: promptEdges,
    tweaks: fc.record({ template: mustache, b: someText, use_double_brackets: fc.constant(true) }).map(of('Prompt-c1')),
    runs: 18,
  },
  'Parser of data, by any pattern': {
    component: 'ParserComponent-c1',
    nodes: [json, parser],
    edges: [['JSONtoData-j1', 'data', 'ParserComponent-c1', 'input_data']],
    tweaks: fc.tuple(fields, patterns).map(([data, pattern]) => parsed(data, { pattern })),
    runs: 18,
  },
  'Parser of a list of data, by any separator': {
    component: 'ParserComponent-c1',
    nodes: [json, parser],
    edges: [['JSONtoData-j1', 'data', 'ParserComponent-c1', 'input_data']],
    tweaks: fc.tuple(rows, patterns, separators).map(([data, pattern, sep]) => parsed(data, { pattern, sep })),
    runs: 12,
  },
  'Parser of a table, by any separator': {
    component: 'ParserComponent-c1',
    nodes: [
      json,
      { id: 'TypeConverterComponent-c0', type: 'TypeConverterComponent', outputs: ['dataframe_output'] },
      parser,
    ],
    edges: [
      ['JSONtoData-j1', 'data', 'TypeConverterComponent-c0', 'input_data'],
      ['TypeConverterComponent-c0', 'dataframe_output', 'ParserComponent-c1', 'input_data'],
    ],
    tweaks: fc
      .tuple(rows, patterns, separators)
      .map(([records, pattern, sep]) => parsed({ records }, { pattern, sep })),
    runs: 12,
  },
};

/** Compares each component of the embedded server with the real one, on generated values: equal results, or a reason. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/contract/json.ts';
import type { ResultData } from '../../src/contract/run-response.ts';
import { componentRegistry } from '../../src/engine/components/registry.ts';
import type { SmallNode } from './compared-flow.ts';
import { type Comparison, compareComponents, someText, source } from './component-comparison.ts';
import { converterComparisons } from './converter-comparisons.ts';
import { moreComparisons } from './more-comparisons.ts';
import { somePattern } from './pattern-samples.ts';
import { templateComparisons } from './template-comparisons.ts';

const shown: SmallNode = { id: 'ChatOutput-o1', type: 'ChatOutput' };
const of = (component: string) => (values: JsonObject) => ({ [component]: values });

const comparisons: Record<string, Comparison> = {
  'Chat Output': {
    component: 'ChatOutput-o1',
    nodes: [source, shown],
    edges: [['ChatInput-s1', 'message', 'ChatOutput-o1', 'input_value']],
    tweaks: fc.constant({}),
  },
  'Text Output': {
    component: 'TextOutput-c1',
    nodes: [source, { id: 'TextOutput-c1', type: 'TextOutput' }],
    edges: [['ChatInput-s1', 'message', 'TextOutput-c1', 'input_value']],
    tweaks: fc.constant({}),
  },
  'Prompt Template': {
    component: 'Prompt-c1',
    nodes: [
      source,
      {
        id: 'Prompt-c1',
        type: 'Prompt Template',
        extra: ['a', 'b'],
        values: { template: 'A={a} B={b} {{not}} {a}', a: '', b: '' },
      },
    ],
    edges: [['ChatInput-s1', 'message', 'Prompt-c1', 'a']],
    tweaks: someText.map((b) => ({ 'Prompt-c1': { b } })),
  },
  'Combine Text': {
    component: 'CombineText-c1',
    nodes: [source, { id: 'CombineText-c1', type: 'CombineText' }],
    edges: [['ChatInput-s1', 'message', 'CombineText-c1', 'text1']],
    tweaks: fc
      .record({ text2: someText, delimiter: fc.constantFrom(' ', '', ', ', '\n', '--') })
      .map(of('CombineText-c1')),
  },
  'Split Text': {
    component: 'SplitText-c1',
    nodes: [source, { id: 'SplitText-c1', type: 'SplitText' }],
    edges: [['ChatInput-s1', 'message', 'SplitText-c1', 'data_inputs']],
    tweaks: fc
      .record({
        chunk_size: fc.integer({ min: 4, max: 60 }),
        chunk_overlap: fc.integer({ min: 0, max: 3 }),
        separator: fc.constantFrom('\n', ' ', ',', '\n\n', '', '\\n', '/n', '/t', '\\t', '.', 'e', '[a-z]', ', '),
        keep_separator: fc.constantFrom('False', 'True', 'Start', 'End'),
      })
      .map(of('SplitText-c1')),
    runs: 12,
    // Rows contain the message's ids and times, so only the texts are compared.
    pick: (result) => rowTexts(result),
  },
  'If-Else': {
    component: 'TextOutput-c1',
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
      .record({
        operator: fc.constantFrom(
          'equals',
          'not equals',
          'contains',
          'starts with',
          'ends with',
          'regex',
          'less than',
          'greater than',
        ),
        match_text: fc.oneof(someText, fc.constantFrom('one', 'UPPER', '1', '[a-z]+', '.*2'), somePattern),
        case_sensitive: fc.boolean(),
      })
      .map(of('ConditionalRouter-r1')),
    runs: 12,
  },
  'Regex Extractor': {
    component: 'RegexExtractorComponent-c1',
    nodes: [source, { id: 'RegexExtractorComponent-c1', type: 'RegexExtractorComponent' }],
    edges: [['ChatInput-s1', 'message', 'RegexExtractorComponent-c1', 'input_text']],
    tweaks: somePattern.map((pattern) => ({ 'RegexExtractorComponent-c1': { pattern } })),
    pick: matchesOf,
    runs: 18,
  },
  'JSON to Data and Parser': {
    component: 'ParserComponent-c1',
    nodes: [
      { id: 'JSONtoData-j1', type: 'JSONtoData' },
      { id: 'ParserComponent-c1', type: 'ParserComponent', values: { mode: 'Parser', pattern: 'N={name} A={age}' } },
    ],
    edges: [['JSONtoData-j1', 'data', 'ParserComponent-c1', 'input_data']],
    tweaks: fc
      .record({
        name: someText,
        age: fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.double({ noNaN: true, min: -1e6, max: 1e6 })),
      })
      .map((data) => ({ 'JSONtoData-j1': { json_string: JSON.stringify(data) } })),
  },
  'JSON that must be repaired': {
    component: 'JSONtoData-j1',
    nodes: [{ id: 'JSONtoData-j1', type: 'JSONtoData' }],
    edges: [],
    tweaks: fc
      .constantFrom(
        '{"a": "one\ntwo"}',
        '{"a": "one\\ntwo", "b": 1}',
        '{"a": "one\n\ntwo\tthree",\n "b": ["x\ny"]}',
        '{"a": "a quote \\" and\na break"}',
        '{"a": 1, "b": 2,}',
        '{"a": [1, 2,],\n}',
        '{"a": {"b": 1',
        '[{"a": 1}, {"a": "x\ny"}]',
        '{\n  "a": "héllo\n👩‍👩‍👧"\n}',
      )
      .map((json_string) => ({ 'JSONtoData-j1': { json_string } })),
    pick: outputsOf,
  },
  Calculator: {
    component: 'CalculatorComponent-c1',
    nodes: [{ id: 'CalculatorComponent-c1', type: 'CalculatorComponent' }],
    edges: [],
    tweaks: fc
      .array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.constantFrom('+', '-', '*', '/', '**')), {
        minLength: 1,
        maxLength: 3,
      })
      .map((parts) => ({
        'CalculatorComponent-c1': {
          expression: `${parts.map(([number, operator]) => `${Math.abs(number)} ${operator}`).join(' ')} 2`,
        },
      })),
    pick: outputsOf,
  },
};

function rowTexts(result: ResultData): JsonValue {
  const rows = Object.values(result.outputs ?? {}).flatMap((output) =>
    isJsonObject(output) && Array.isArray(output.message) ? output.message : [],
  );
  return rows.map((row) => (isJsonObject(row) ? (row.text ?? null) : row));
}

function outputsOf(result: ResultData): JsonValue {
  return result.outputs ?? null;
}

/** Each engine has its own message for an invalid pattern. */
function matchesOf(result: ResultData): JsonValue {
  const text = JSON.stringify(result.outputs ?? null).replace(/Invalid regex pattern: (?:[^"\\]|\\.)*/g, 'Invalid');
  return JSON.parse(text);
}

/** Types whose results cannot be equal. */
const uncompared: Record<string, string> = {
  CurrentDate: 'the two servers are asked at two moments',
  MockDataGenerator: 'its data are random',
  File: 'each server has files of its own; the page story attaches one',
  Memory: 'each server has messages of its own; the page story remembers',
  HumanInput: 'run/advanced refuses it; the page story decides',
  Prompt: 'the older name of Prompt Template, which a Langflow lists under that one name',
};

const all = { ...comparisons, ...moreComparisons, ...templateComparisons, ...converterComparisons };

it('every type that the embedded server runs is compared, or has a reason', () => {
  const compared = new Set(Object.values(all).flatMap(({ nodes }) => nodes.map(({ type }) => type)));
  expect([...componentRegistry.keys()].filter((type) => !compared.has(type) && !(type in uncompared))).toEqual([]);
});

compareComponents(all);

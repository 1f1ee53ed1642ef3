/** Attacks on the server by a flow, tweak or file: each ends soon, with a reason. */
import { describe, expect, it } from 'vitest';
import { buildFlow, chatInputNode, chatOutputNode, type TestEdge, type TestNode } from './testing/build-flow.ts';
import { collectRun } from './testing/collect-run.ts';
import { recordedFlow } from './testing/recorded-flow.ts';
import { givenMessage, type OneRun, runOne } from './testing/run-one.ts';
import { testPorts } from './testing/test-ports.ts';
import { frameValue } from './values/values.ts';

const WIDE_CSV = `${'a,'.repeat(20_000)}b\n${'1\n'.repeat(10_000)}`;
const MUCH = /^The run produces too many characters of text and data; the limit is 33,554,432\.$/;

/** Quadratic work would take minutes here, so the test would time out. */
describe('a long text', () => {
  it.each<[string, OneRun, RegExp | null]>([
    [
      'a number of 100,000 digits and a letter in a field for numbers',
      {
        type: 'SplitText',
        fields: { chunk_size: { type: 'int', _input_type: 'IntInput', value: `${'1'.repeat(100_000)}x` } },
        received: { data_inputs: givenMessage('a') },
      },
      /Could not convert/,
    ],
    [
      'the same number compared by If-Else',
      {
        type: 'ConditionalRouter',
        fields: { input_text: `${'1'.repeat(100_000)}x`, match_text: '2', operator: 'less than' },
        outputs: ['true_result', 'false_result'],
      },
      null,
    ],
    ['a template of opening braces', { type: 'Prompt Template', fields: { template: '{'.repeat(2_500_000) } }, null],
    [
      'double braces that never close',
      {
        type: 'Prompt Template',
        fields: { template: '{{a '.repeat(100_000), use_double_brackets: true },
      },
      null,
    ],
    ['JSON of escaped quotes', { type: 'JSONtoData', fields: { json_string: '\\"'.repeat(300_000) } }, /Invalid JSON/],
    [
      'line breaks inside a cell of a table',
      {
        type: 'ParserComponent',
        fields: { mode: 'Stringify' },
        received: { input_data: frameValue([{ a: `a${'\n'.repeat(300_000)}b` }]) },
      },
      null,
    ],
  ])('is read in linear time: %s', async (_name, run, error) => {
    const result = await runOne(run);
    if (error) expect(result.error).toMatch(error);
    else expect(result.error).toBeNull();
  });
});

describe('a result that would be too large', () => {
  const rows = frameValue(Array.from({ length: 500 }, () => ({ text: 'b' })));
  it.each<[string, OneRun, RegExp]>([
    [
      'wide formats, repeated, for every row',
      { type: 'ParserComponent', fields: { pattern: '{text:10000}'.repeat(2_000) }, received: { input_data: rows } },
      MUCH,
    ],
    [
      'a variable used 20,000 times',
      {
        type: 'ParserComponent',
        fields: { pattern: '{text}'.repeat(20_000) },
        received: { input_data: givenMessage('b'.repeat(10_000)) },
      },
      MUCH,
    ],
    [
      'the same in double braces',
      {
        type: 'Prompt Template',
        fields: { template: '{{a}}'.repeat(20_000), a: 'b'.repeat(10_000), use_double_brackets: true },
      },
      MUCH,
    ],
    [
      'a template of empty parts',
      {
        type: 'ParserComponent',
        fields: { pattern: '{a}'.repeat(100_000) },
        received: { input_data: rows },
      },
      /The table has no column/,
    ],
    [
      'separators between rows',
      {
        type: 'ParserComponent',
        fields: { pattern: '{text}', sep: '-'.repeat(100_000) },
        received: { input_data: rows },
      },
      MUCH,
    ],
    [
      'a CSV of many columns and short rows',
      {
        type: 'TypeConverterComponent',
        fields: { auto_parse: { type: 'bool', value: true } },
        outputs: ['dataframe_output'],
        received: { input_data: givenMessage(WIDE_CSV) },
      },
      /^A table of 20001 columns and 10 or more rows has too many cells \(200,010\); the limit is 200,000\.$/,
    ],
    [
      'the same from a file',
      {
        type: 'File',
        fields: { path: 'wide.csv' },
        outputs: ['dataframe'],
        ports: testPorts({ files: { 'wide.csv': WIDE_CSV } }),
      },
      /has too many cells/,
    ],
    [
      'a table with one column per row',
      {
        type: 'SplitText',
        fields: { separator: ',' },
        received: {
          data_inputs: frameValue(Array.from({ length: 1_500 }, (_, row) => ({ text: 'a', [`c${row}`]: 1 }))),
        },
      },
      /has too many cells/,
    ],
    [
      'a wide cell in a long table',
      {
        type: 'ParserComponent',
        fields: { mode: 'Stringify' },
        received: { input_data: frameValue([{ text: 'b'.repeat(100_000) }, ...rows.rows]) },
      },
      MUCH,
    ],
    [
      'chunks that overlap by all but one character',
      {
        type: 'SplitText',
        fields: { separator: '', chunk_size: 20_000, chunk_overlap: 19_999 },
        received: { data_inputs: givenMessage('ab'.repeat(150_000)) },
      },
      MUCH,
    ],
    [
      'chunks of one character',
      {
        type: 'SplitText',
        fields: { separator: '', chunk_size: 1, chunk_overlap: 0 },
        received: { data_inputs: givenMessage('a'.repeat(3_000_000)) },
      },
      MUCH,
    ],
    [
      'a deep object, which is shown with indentation',
      {
        type: 'JSONtoData',
        fields: { json_string: `${'{"a":'.repeat(150)}[${'1,'.repeat(90_000)}1]${'}'.repeat(150)}` },
      },
      MUCH,
    ],
    [
      'empty matches',
      {
        type: 'RegexExtractorComponent',
        fields: { pattern: '()'.repeat(400), input_text: 'a'.repeat(200_000) },
      },
      MUCH,
    ],
  ])('is refused before it is made: %s', async (_name, run, error) => {
    expect((await runOne(run)).error).toMatch(error);
  });

  it('is refused with the name of the component that exceeds the limit: a text that 24 components double', async () => {
    const nodes: TestNode[] = Array.from({ length: 24 }, (_, position) => ({
      id: `CombineText-${position}`,
      type: 'CombineText',
      fields: { text1: '', text2: '', delimiter: '' },
    }));
    const edges = nodes.flatMap(({ id }, position): TestEdge[] => {
      const source = position === 0 ? 'ChatInput-1.message' : (`CombineText-${position - 1}.combined_text` as const);
      return [`${source} > ${id}.text1`, `${source} > ${id}.text2`];
    });
    const { status, error } = await collectRun({
      index: buildFlow(
        [chatInputNode, ...nodes, chatOutputNode()],
        [...edges, 'CombineText-23.combined_text > ChatOutput-1.input_value'],
      ),
      request: { inputs: [{ input_value: 'abcd' }] },
      ports: testPorts(),
    });
    expect(status).toBe(500);
    expect(JSON.stringify(error)).toMatch(/Error building Component CombineText.*The run produces too many characters/);
  });

  it('is refused for the texts of many inputs, summed', async () => {
    const inputs = Array.from({ length: 5 }, () => ({ input_value: 'a'.repeat(4_000_000) }));
    const { error } = await collectRun({ index: recordedFlow('echo'), request: { inputs }, ports: testPorts() });
    expect(JSON.stringify(error)).toMatch(/Chat (In|Out)put.*The run produces too many characters/);
  });
});

describe('a pattern or an expression', () => {
  it.each<[string, OneRun, RegExp]>([
    [
      'a long pattern',
      { type: 'RegexExtractorComponent', fields: { pattern: '\\w'.repeat(20_000), input_text: 'a' } },
      /^The pattern has too many characters \(40,000\); the limit is 1,000\.$/,
    ],
    [
      'a long text for a pattern',
      { type: 'RegexExtractorComponent', fields: { pattern: 'a', input_text: 'b'.repeat(1_000_001) } },
      /^The text for the pattern has too many characters \(1,000,001\); the limit is 1,000,000\.$/,
    ],
    [
      'a long pattern of If-Else',
      {
        type: 'ConditionalRouter',
        fields: { input_text: 'a', match_text: '\\b'.repeat(5_000), operator: 'regex' },
        outputs: ['true_result', 'false_result'],
      },
      /^The pattern has too many characters/,
    ],
    [
      'an expression of millions of terms',
      { type: 'CalculatorComponent', fields: { expression: `1${'+1'.repeat(4_500_000)}` } },
      /^The expression has too many characters \(9,000,001\); the limit is 100,000\.$/,
    ],
  ])('is refused beyond its limit: %s', async (_name, run, error) => {
    expect((await runOne(run)).error).toMatch(error);
  });
});

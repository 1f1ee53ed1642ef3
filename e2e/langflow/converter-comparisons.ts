/** Comparisons of Type Convert: every output for every kind of input. */
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../src/contract/json.ts';
import { readResultText } from '../../src/contract/run-response.ts';
import type { SmallEdge, SmallNode } from './compared-flow.ts';
import { type Comparison, someText, source } from './component-comparison.ts';
import { fields } from './template-samples.ts';

const OUTPUTS = { text: 'message_output', data: 'data_output', 'a table': 'dataframe_output' } as const;

const rows = fc.array(fields, { minLength: 1, maxLength: 4 });

/** Texts that contain structured data. */
const structured = fc.oneof(
  someText,
  fields.map((value) => JSON.stringify(value)),
  rows.map((value) => JSON.stringify(value)),
  fc.constantFrom(
    'a,b\n1,2\n3,4',
    'a,b\n1\n',
    'a,b\n1,2,3',
    'a, b\n"x, y",2',
    'a,a\n1,2',
    'a,b\n\n1,',
    'a;b\n1;2',
    ',\n1,2',
    '[]',
    '{}',
    '[1, 2]',
    '[{"a": 1}, 2]',
    '{"a": [{"b": 1}, {"b": 2}]}',
    '"text"',
    '12',
    'null',
    '{"a": 1,}',
    '\ufeff{"a": 1}',
    ' {"a": 1} ',
    'a,b\r\n1,2\r\n',
    'a,b\n1.0,x\n2,',
    'a,b\ntrue,False\n,NA',
    'a,b\n01,1_0\n',
  ),
);

interface Input {
  nodes: SmallNode[];
  edges: SmallEdge[];
  tweaks: fc.Arbitrary<Record<string, JsonObject>>;
  input?: fc.Arbitrary<string>;
}

const json: SmallNode = { id: 'JSONtoData-j1', type: 'JSONtoData' };
const toTable: SmallNode = {
  id: 'TypeConverterComponent-c0',
  type: 'TypeConverterComponent',
  outputs: ['dataframe_output'],
};
const jsonTweak = (value: JsonValue) => ({ 'JSONtoData-j1': { json_string: JSON.stringify(value) } });

const INPUTS: Record<string, Input> = {
  'a message': {
    nodes: [source],
    edges: [['ChatInput-s1', 'message', 'TypeConverterComponent-c1', 'input_data']],
    tweaks: fc.boolean().map((auto_parse) => ({ 'TypeConverterComponent-c1': { auto_parse } })),
    input: structured,
  },
  data: {
    nodes: [json],
    edges: [['JSONtoData-j1', 'data', 'TypeConverterComponent-c1', 'input_data']],
    tweaks: fc
      .oneof(
        fields,
        rows,
        rows.map((records) => ({ records })),
        rows.map((records) => ({ records, n: 1 })),
        fc.constantFrom<JsonValue>(
          {},
          { records: [] },
          { records: [1] },
          { text: 'x', n: 1 },
          { text: null },
          { text: { a: 1 } },
        ),
      )
      .map(jsonTweak),
  },
  'a table': {
    nodes: [json, toTable],
    edges: [
      ['JSONtoData-j1', 'data', 'TypeConverterComponent-c0', 'input_data'],
      ['TypeConverterComponent-c0', 'dataframe_output', 'TypeConverterComponent-c1', 'input_data'],
    ],
    tweaks: rows.map((records) => jsonTweak({ records })),
  },
};

/** Whole floats and numbers under 1e-5 are written differently here (docs/embedded-server.md). */
function withPlainNumbers(text: string): string {
  return text.replace(/(?<=": )-?\d[\d.e+-]*(?=,?$)/gm, (number) => String(Number(number)));
}

/** Through Chat Output, which writes any of them: a table named in `outputs` is a 500 on a Langflow, but not here. */
function compared({ nodes, edges, ...given }: Input, output: string): Comparison {
  return {
    component: 'ChatOutput-o1',
    nodes: [
      ...nodes,
      { id: 'TypeConverterComponent-c1', type: 'TypeConverterComponent', outputs: [output] },
      { id: 'ChatOutput-o1', type: 'ChatOutput' },
    ],
    edges: [...edges, ['TypeConverterComponent-c1', output, 'ChatOutput-o1', 'input_value']],
    ...given,
    pick: (result) => withPlainNumbers(readResultText(result) ?? ''),
    runs: 12,
  };
}

export const converterComparisons: Record<string, Comparison> = Object.fromEntries(
  Object.entries(INPUTS).flatMap(([from, input]) =>
    Object.entries(OUTPUTS).map(([to, output]) => [`Type Convert of ${from} to ${to}`, compared(input, output)]),
  ),
);

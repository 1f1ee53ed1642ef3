/** Load JSON, Type Convert, Read File and Mock Data: values of every kind. */
import { describe, expect, it } from 'vitest';
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { givenMessage, runOne } from '../testing/run-one.ts';
import { testPorts } from '../testing/test-ports.ts';
import { dataValue, frameValue, type Value } from '../values/values.ts';

const upload = (path: string) => ({ type: 'file', _input_type: 'FileInput', file_path: path, value: '' });
const files = {
  'u/a.json': '{"a": 1}',
  'u/rows.csv': 'name,age,ok\nAda,36,True\n"Bob, Jr.",,False\n',
  'u/note.txt': 'Hello\r\nWorld',
  'u/pic.png': 'x',
  'u/list.json': '[1, 2]',
};

describe('Load JSON', () => {
  const load = async (fields: Record<string, JsonValue>) => {
    const run = await runOne({ type: 'JSONtoData', fields, ports: testPorts({ files }) });
    return run.error ?? run.shown.data;
  };
  const item = (data: JsonValue) => ({ text_key: 'text', data, default_value: '' });

  it.each([
    ['an object', { json_string: '{"a": [true, null]}' }, { a: [true, null] }],
    ['a list of objects', { json_string: '[{"a": 1}, {"b": 2}]' }, [item({ a: 1 }), item({ b: 2 })]],
    ['JSON with comments and a comma too many', { json_string: '{"a": 1, /* x */ "b": 2,}' }, { a: 1, b: 2 }],
    [
      'JSON with a line break in a text',
      { json_string: '{"a": "one\\ntwo",\n"b": "\\"\\n"}' },
      { a: 'one\ntwo', b: '"\n' },
    ],
    ['JSON that lacks its end', { json_string: '{"a": {"b": 1' }, { a: { b: 1 } }],
    ['a file', { json_file: upload('u/a.json') }, { a: 1 }],
    ['a path', { json_path: 'u/a.json' }, { a: 1 }],
  ])('reads %s', async (_, fields, expected) => {
    expect(await load(fields)).toEqual(expected);
  });

  it.each([
    ['nothing', {}, 'Please provide exactly one of: JSON file, file path, or JSON string.'],
    ['two sources', { json_string: '{}', json_path: 'u/a.json' }, /exactly one of/],
    ['another kind of file', { json_path: 'u/note.txt' }, 'The provided path must be to a JSON file.'],
    [
      'a file that is not there',
      { json_path: 'u/none.json' },
      "File not found: 'u/none.json'. Please upload the file again.",
    ],
    ['a number', { json_string: '5' }, /^Invalid JSON or Python literal/],
    ['a list of numbers', { json_file: upload('u/list.json') }, /^Invalid JSON or Python literal/],
    ['10,000 levels', { json_string: '['.repeat(10_000) }, /^Invalid JSON or Python literal/],
  ])('refuses %s', async (_, fields, error) => {
    expect(await load(fields)).toEqual(typeof error === 'string' ? error : expect.stringMatching(error));
  });
});

describe('Type Convert', () => {
  const convert = async (output: string, value: Value, fields: Record<string, JsonValue> = {}) => {
    const run = await runOne({
      type: 'TypeConverterComponent',
      fields: { auto_parse: false, ...fields },
      received: { input_data: value },
      outputs: [output],
    });
    return run.error ?? run.shown[output];
  };
  const people = frameValue([{ name: 'Ada', age: 36 }]);

  it.each([
    ['a message', 'message_output', givenMessage('hi'), 'hi'],
    ['data with a text', 'message_output', dataValue({ text: 'hi', n: 1 }), 'hi'],
    ['data with no text', 'message_output', dataValue({ text: null, n: 1 }), ''],
    ['data without one', 'message_output', dataValue({ a: [1, true, null, "it's"] }), `{'a': [1, True, None, "it's"]}`],
    ['a table', 'message_output', people, '| name   |   age |\n|:-------|------:|\n| Ada    |    36 |'],
    ['a message as data', 'data_output', givenMessage('{"a": 1}'), { text: '{"a": 1}' }],
    ['a table as data', 'data_output', people, { results: [{ name: 'Ada', age: 36 }] }],
    ['data as a table', 'dataframe_output', dataValue({ a: 1, b: [2] }), [{ a: 1, b: [2] }]],
    [
      'data that holds rows',
      'dataframe_output',
      dataValue({ rows: [{ a: 1 }, { b: 2 }] }),
      [
        { a: 1, b: null },
        { a: null, b: 2 },
      ],
    ],
    ['a message as a table', 'dataframe_output', givenMessage('x'), [{ text: 'x' }]],
  ])('%s becomes %s', async (_, output, value, expected) => {
    expect(await convert(output, value)).toEqual(expected);
  });

  it.each([
    ['JSON', 'data_output', '\ufeff {"a": 1} ', { a: 1 }],
    ['a list of objects', 'data_output', '[{"a": 1}]', { records: [{ a: 1 }] }],
    ['a list of objects as rows', 'dataframe_output', '[{"a": 1}]', [{ a: 1 }]],
    [
      'comma-separated values',
      'dataframe_output',
      'a,b\n1,x\n2.5,',
      [
        { a: 1, b: 'x' },
        { a: 2.5, b: null },
      ],
    ],
    [
      'a missing text among them, as data',
      'data_output',
      'a,b\nx,y\n,NA',
      {
        records: [
          { a: 'x', b: 'y' },
          { a: null, b: null },
        ],
      },
    ],
    ['anything else', 'data_output', 'just, text', { text: 'just, text' }],
    ['a row that is too long', 'data_output', 'a,b\n1,2\n1,2,3', { text: 'a,b\n1,2\n1,2,3' }],
  ])('reads %s when told to', async (_, output, text, expected) => {
    expect(await convert(output, givenMessage(text), { auto_parse: true })).toEqual(expected);
  });
});

describe('Read File', () => {
  const read = async (path: JsonValue, output = 'message', fields: Record<string, JsonValue> = {}) => {
    const field = { type: 'file', _input_type: 'FileInput', list: true, file_path: path, value: '' };
    const run = await runOne({
      type: 'File',
      fields: { path: field, separator: '\\n--\\n', silent_errors: false, ...fields },
      outputs: [output],
      ports: testPorts({ files }),
    });
    return run.error ?? run.shown[output];
  };

  it.each([
    ['a text', ['u/note.txt'], 'message', 'Hello\nWorld'],
    ['several texts', ['u/note.txt', 'u/a.json'], 'message', 'Hello\nWorld\n--\n{"a":1}'],
    [
      'a table',
      ['u/rows.csv'],
      'dataframe',
      [
        { name: 'Ada', age: 36, ok: true },
        { name: 'Bob, Jr.', age: null, ok: false },
      ],
    ],
    [
      'several files as rows',
      ['u/note.txt', 'u/a.json'],
      'dataframe',
      [
        { file_path: 'u/note.txt', text: 'Hello\nWorld' },
        { file_path: 'u/a.json', text: '{"a":1}' },
      ],
    ],
    ['JSON', ['u/a.json'], 'json', { a: 1 }],
    ['paths', ['u/a.json', 'u/note.txt'], 'path', 'u/a.json\nu/note.txt'],
  ])('reads %s', async (_, path, output, expected) => {
    expect(await read(path, output)).toEqual(expected);
  });

  it.each([
    ['no file', [], 'No files to process.'],
    ['a file that is not there', ['u/none.txt'], "File not found: 'u/none.txt'. Please upload the file again."],
    ['a picture', ['u/pic.png'], 'pic.png is not a text file: the embedded server cannot read .png files.'],
  ])('refuses %s', async (_, path, error) => {
    expect(await read(path)).toBe(error);
  });

  it('skips files that it cannot read when errors are silenced', async () => {
    expect(await read(['u/none.txt', 'u/note.txt'], 'message', { silent_errors: true })).toBe('Hello\nWorld');
  });
});

describe('Mock Data', () => {
  const make = async (output: string) => (await runOne({ type: 'MockDataGenerator', outputs: [output] })).shown[output];

  it('makes a table of fifty rows, data with one record, and a text', async () => {
    const rows = await make('dataframe_output');
    expect(Array.isArray(rows) && rows.length).toBe(50);
    expect(Array.isArray(rows) && isJsonObject(rows[0]) && Object.keys(rows[0])).toHaveLength(19);
    expect(await make('data_output')).toMatchObject({ records: [{ id: 'REC-1000' }], summary: { total_count: 1 } });
    expect(await make('message_output')).toMatch(/^[A-Z][a-z ]+\. /);
  });
});

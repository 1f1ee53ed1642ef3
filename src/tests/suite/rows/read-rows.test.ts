import { describe, expect, it } from 'vitest';
import { IN_PROPORTION, timeGrowth } from '#contract/testing/time-growth.ts';
import { guessReading, type RowsFormat, readRows, rowsDelimiter } from './read-rows.ts';

describe('the rows of a file', () => {
  it.each([
    [
      'question,words\n"a, b",3\nc,4',
      'csv',
      ['question', 'words'],
      [
        ['a, b', '3'],
        ['c', '4'],
      ],
    ],
    ['question\na\nb', 'csv', ['question'], [['a'], ['b']]],
    ['Hello, Ada\nGoodbye, Bob\nThanks, Cy', 'lines', ['input'], [['Hello, Ada'], ['Goodbye, Bob'], ['Thanks, Cy']]],
    ['Question, answer me\nPlease', 'lines', ['input'], [['Question, answer me'], ['Please']]],
    ['{name} greets you\n{name} leaves', 'lines', ['input'], [['{name} greets you'], ['{name} leaves']]],
    [
      '{"q": "a", "n": 1}\n\n{"q": "b"}',
      'jsonl',
      ['q', 'n'],
      [
        ['a', 1],
        ['b', ''],
      ],
    ],
    ['', 'lines', [], []],
  ])('are read from %j', (text, format, columns, rows) => {
    const reading = guessReading(text);
    expect(reading.format).toBe(format);
    expect(readRows(text, reading)).toMatchObject({ columns, rows, leftOut: [], odd: [] });
  });

  it.each([
    ['semicolons', 'question;tone\nHello, Ada;0,5\n\nBye;1'],
    ['tabs', 'question\ttone\n\nHello, Ada\t0,5\nBye\t1'],
    ['a byte order mark', '\uFEFFquestion,tone\n"Hello, Ada","0,5"\nBye,1\n\n'],
    ['line ends of several kinds', 'question,tone\r\n"Hello, Ada","0,5"\nBye,1\r'],
  ])('are the same with %s', (_what, text) => {
    expect(readRows(text, guessReading(text))).toMatchObject({
      columns: ['question', 'tone'],
      rows: [
        ['Hello, Ada', '0,5'],
        ['Bye', '1'],
      ],
      leftOut: [],
      odd: [],
    });
  });

  it.each([
    ['rows.CSV', 'csv'],
    ['rows.tsv', 'csv'],
    ['rows.ndjson', 'jsonl'],
    ['notes.txt', 'lines'],
  ])('are read by the extension of %s', (name, format) => {
    expect(guessReading('city\nParis', name).format).toBe(format);
  });

  it('have unique column names, and need no header', () => {
    expect(readRows('a,a\n1,2', { format: 'csv', hasHead: true })).toMatchObject({
      columns: ['a', 'a (2)'],
      rows: [['1', '2']],
    });
    expect(readRows('a,a\n1,2', { format: 'csv', hasHead: false })).toMatchObject({
      columns: ['column 1', 'column 2'],
      rows: [
        ['a', 'a'],
        ['1', '2'],
      ],
    });
  });

  it('are kept if they are shorter or longer than the header, and their lines are reported', () => {
    const text = 'question,tone\n"one\nof two lines",x\nonly\n,\nlong,y,more\n"open';
    expect(readRows(text, { format: 'csv', hasHead: true })).toMatchObject({
      columns: ['question', 'tone', 'column 3'],
      rows: [
        ['one\nof two lines', 'x', ''],
        ['only', '', ''],
        ['long', 'y', 'more'],
        ['open', '', ''],
      ],
      leftOut: [],
      empty: ['Line 5 has no values'],
      odd: ['line 4 has 1, not 2 values', 'line 6 has 3, not 2 values', 'line 7 has an unclosed quote'],
    });
  });

  it.each([
    ['Where is my order?,late\nWho are you?,a guide', 'rows.csv', false, ['column 1', 'column 2'], 2, [1, 2]],
    ['a list\nWhat is 1+1?', 'one.csv', true, ['a list'], 1, [2]],
    ['What is 1+1?\nWho are you?', 'one.csv', false, ['input'], 2, [1, 2]],
    ['question,2\nWhat?,3', 'rows.csv', true, ['question', '2'], 1, [2]],
    ['No.,Frage\n1,Was?', 'rows.csv', true, ['No.', 'Frage'], 1, [2]],
    ['sep=;\nquestion;note\n"a,b";x\n;\n', 'rows.csv', true, ['question', 'note'], 1, [3]],
    ['SEP=|\r\nquestion|note\r\na;b;c|x', '', true, ['question', 'note'], 1, [3]],
  ])('have names in the first line or not: %j', (text, name, hasHead, columns, count, lines) => {
    const reading = guessReading(text, name);
    expect(reading).toEqual({ format: 'csv', hasHead });
    const read = readRows(text, reading);
    expect(read).toMatchObject({ columns, lines, leftOut: [], odd: [] });
    expect(read.rows).toHaveLength(count);
  });

  it.each([
    [
      '[{"q": "a,]", "n": [1, {"x": 2}]},\n  {"q": "\\"b"}\n]\n',
      [
        ['a,]', [1, { x: 2 }]],
        ['"b', ''],
      ],
      [1, 2],
      [],
    ],
    ['[{"q": "a"}, 3]', [['a']], [1], ['Line 1 is not a JSON object']],
    ['[\n{"q": "a"},\n{"q": ', [['a']], [2], ['Line 3 is not a JSON object']],
    ['[{"q": "a"}]\nmore', [['a']], [1], ['Line 2 is not a JSON object']],
  ])('are read from the JSON array %j', (text, rows, lines, leftOut) => {
    expect(readRows(text, guessReading(text, 'cases.json'))).toMatchObject({ rows, lines, leftOut });
    expect(guessReading(text).format).toBe('jsonl');
  });

  it.each([
    [
      { description: 'Ada', vars: { question: 'Who?', tone: 'calm' }, assert: [{ type: 'contains', value: 'Ada' }] },
      { name: 'Ada', question: 'Who?', tone: 'calm', assert: [{ type: 'contains', value: 'Ada' }] },
    ],
    [
      {
        messages: [
          { role: 'system', content: 'Be kind' },
          { role: 'user', content: [{ type: 'text', text: 'Hi' }] },
          { role: 'assistant', content: 'Hello' },
          { role: 'user', content: 'Bye' },
          { role: 'assistant', content: 'Good bye' },
        ],
      },
      { system: 'Be kind', input: 'Hi', 'input 2': 'Bye', expected: 'Good bye' },
    ],
    [
      { input: [{ role: 'user', content: '2+2?' }], ideal: ['4', 'four'] },
      { input: '2+2?', ideal: ['4', 'four'] },
    ],
    [{ input: ['no', 'messages'] }, { input: ['no', 'messages'] }],
  ])('are those of other tools: %j', (record, expected) => {
    const { columns, rows } = readRows(JSON.stringify(record), { format: 'jsonl', hasHead: true });
    expect(Object.fromEntries(columns.map((column, at) => [column, rows[0]?.[at]]))).toEqual(expected);
  });

  it.each([
    [[{ role: 'user', content: [{ type: 'image_url' }] }], 'Line 1 has a message that is not only text'],
    [[{ role: 'assistant', content: 'Hi' }], 'Line 1 has no message of a user'],
    [Array(10).fill({ role: 'user', content: 'Hi' }), 'Line 1 has more than 9 questions'],
  ])('leave out the chat %j', (messages, why) => {
    const read = readRows(JSON.stringify({ messages }), { format: 'jsonl', hasHead: true });
    expect(read).toMatchObject({ rows: [], leftOut: [why] });
  });

  it('report the lines that are left out', () => {
    expect(readRows('{"q": 1}\nnonsense\n[1]', { format: 'jsonl', hasHead: true }).leftOut).toEqual([
      'Line 2 is not a JSON object',
      'Line 3 is not a JSON object',
    ]);
  });
});

it('each row knows its line', () => {
  const lines = (text: string, name: string) => readRows(text, guessReading(text, name)).lines;
  expect(lines('q,n\n\n"a\nb",1\nc,2\n', 'a.csv')).toEqual([3, 5]);
  expect(lines('{"q": 1}\n\nno\n{"q": 2}', 'a.jsonl')).toEqual([1, 4]);
  expect(lines('a\n\nb', 'a.txt')).toEqual([1, 3]);
});

describe('a file that would fill the memory', () => {
  const head = (columns: number) => Array.from({ length: columns }, (_, at) => `c${at}`).join(',');
  const read = (text: string, format: RowsFormat) => () => readRows(text, { format, hasHead: true });

  it.each([
    ['a table', 'csv', `${head(1_001)}\na`, 'columns at line 1. Leave'],
    ['a wide row', 'csv', `a,b\n\n1,2\n${','.repeat(500_000)}x`, 'columns at line 4. Leave'],
    ['a wide row with quotes', 'csv', `a,b\n${'"",'.repeat(500_000)}x`, 'columns at line 2. Leave'],
    ['objects with ever new keys', 'jsonl', keys(3_000), 'columns at line 1,000. Leave'],
    ['empty cells', 'csv', `${head(1_000)}\n${'a\n'.repeat(5_000)}`, 'values (rows × columns) at line 5,001. Split'],
    ['lines', 'lines', 'a\n'.repeat(5_000_001), 'values (rows × columns) at line 5,000,001. Split'],
  ] as const)('is refused while it is read: %s', (_what, format, text, message) => {
    expect(read(text, format)).toThrow(message);
  });

  it('is read with as many columns as there may be', () => {
    expect(readRows(`${head(1_000)}\n1`, { format: 'csv', hasHead: true }).rows[0]).toHaveLength(1_000);
  });

  it.each([
    ['quotes before many spaces', (size: number) => `"${'"x'.repeat(size)}${' '.repeat(size)}\n,a`],
    ['quotes that never end', (size: number) => '"a" b,'.repeat(size)],
    ['rows of other widths', (size: number) => `a,b\n${'x\n'.repeat(size)}`],
  ])('takes time in proportion to its size: %s', async (_what, make) => {
    const growth = await timeGrowth(100_000, (size) => {
      const text = make(size);
      return () => readRows(text, { format: 'csv', hasHead: true });
    });
    expect(growth).toBeLessThan(IN_PROPORTION);
  });

  it('says how far it is, also within one line', () => {
    const items = Array.from({ length: 2_500 }, () => '{"input":"a"}').join(',');
    const heard: number[] = [];
    readRows(`[${items}]`, { format: 'jsonl', hasHead: true }, (count) => heard.push(count));
    expect(heard).toEqual([0, 1_000, 2_000]);
  });

  it('has its format and separator guessed from its beginning', () => {
    const long = `{"a": "${'x'.repeat(60_000)}"}`;
    expect(guessReading(long).format).toBe('jsonl');
    expect(rowsDelimiter(`"${'"x'.repeat(9_000)}${' '.repeat(9_000_000)}\na;b`)).toBe(',');
  });
});

function keys(count: number): string {
  return Array.from({ length: count }, (_, at) => `{"input":"a","k${at}":1}`).join('\n');
}

it.each([
  ['a,b;c\nd,e\nf,g', ','],
  ['a;b;c\nd;e;f,g', ';'],
  ['"a,b"\t2\n"c,d"\t3', '\t'],
  ['one\ntwo', ','],
  ['a|b\n\n\nc|d', '|'],
])('the separator of %j is %j', (text, delimiter) => {
  expect(rowsDelimiter(text)).toBe(delimiter);
});

it.each([
  ['"a ""b"" c",d', ['a "b" c', 'd']],
  ['"a"  ,"b"', ['a', 'b']],
  ['"say "hi" to",x', ['say "hi" to', 'x']],
  ['a "b" c,d', ['a "b" c', 'd']],
  ['"a","",', ['a', '', '']],
])('the cells of %j are %j', (text, cells) => {
  expect(readRows(text, { format: 'csv', hasHead: false }).rows[0]).toEqual(cells);
});

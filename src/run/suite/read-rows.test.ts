import { describe, expect, it } from 'vitest';
import { guessReading, readRows } from './read-rows.ts';

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
      leftOut: ['Line 5 has no values'],
      odd: [
        'line 4 has 1, not 2 values',
        'line 6 has 3, not 2 values',
        'line 7 has an unclosed quote',
        'and 1 more line',
      ],
    });
  });

  it('reports the lines that are left out', () => {
    expect(readRows('{"q": 1}\nnonsense\n[1]', { format: 'jsonl', hasHead: true }).leftOut).toEqual([
      'Line 2 is not a JSON object',
      'Line 3 is not a JSON object',
    ]);
  });
});

it('know the line of each row', () => {
  const lines = (text: string, name: string) => readRows(text, guessReading(text, name)).lines;
  expect(lines('q,n\n\n"a\nb",1\nc,2\n', 'a.csv')).toEqual([3, 5]);
  expect(lines('{"q": 1}\n\nno\n{"q": 2}', 'a.jsonl')).toEqual([1, 4]);
  expect(lines('a\n\nb', 'a.txt')).toEqual([1, 3]);
});

/** Answers, questions and column names that a spreadsheet would run as formulas, in every CSV that is saved. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportCsv, exportOutput } from '#run/export/result-export.ts';
import { toResultTable } from '#run/results/result-table.ts';
import { toCsv } from '#run/results/table-csv.ts';
import { answeredRun } from '#run/testing/run-of.ts';
import { sampleVote } from '#show/testing/sample-vote.ts';
import { voteCsv } from '#show/votes/write-vote.ts';
import { writeReport } from '#tests/report/write-report.ts';
import { sampleCell, sampleResults } from '#tests/testing/sample-results.ts';

/** The cells that a spreadsheet makes of it. Where the delimiter is another one, quotes may be in the middle of a cell. */
function cellsOf(csv: string, delimiter: string): string[] {
  const cells: string[] = [];
  let at = 0;
  while (at < csv.length) {
    let cell = '';
    if (csv[at] === '"') {
      at += 1;
      while (at < csv.length && (csv[at] !== '"' || csv[at + 1] === '"')) {
        cell += csv[at];
        at += csv[at] === '"' ? 2 : 1;
      }
      at += 1;
    }
    while (at < csv.length && csv[at] !== delimiter && csv[at] !== '\n' && csv[at] !== '\r') {
      cell += csv[at];
      at += 1;
    }
    at += 1;
    cells.push(cell);
  }
  return cells;
}

const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;
/** Without a call, a program or another sheet, it shows an error at most: an item of a list. */
const HARMLESS = /^[+-] [^|!(]*$/;

/** Also after a tab, which is skipped. */
function formulasIn(csv: string): string[] {
  const cells = [',', ';', '\t'].flatMap((delimiter) => cellsOf(csv, delimiter));
  return cells.filter((cell) => /^[\t\r]*[=+\-@＝＋－＠]/.test(cell) && !NUMBER.test(cell) && !HARMLESS.test(cell));
}

const FORMULAS = [
  '=1+1',
  '=HYPERLINK("http://evil.example","here")',
  "=cmd|' /C calc'!A0",
  "+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  "- 2+cmd|' /C calc'!A0",
  '@SUM(1+1)',
  '＝1+1',
  '\t=1+1',
  '\r=1+1',
  'x;=1+1',
  'x;"=1+1;y',
  'x\t=1+1',
  'x\t"=1+1\ty',
  'x\n=1+1',
  'x\r\n=1+1',
  'x\n"=1+1',
  'x;\n"=1+1;',
  '";=1+1',
  '"\n=1+1',
];

describe('a formula', () => {
  it.each(FORMULAS)('is escaped in every column, whatever delimiter the spreadsheet takes: %j', (text) => {
    const run = answeredRun([text]);
    const input = run.inputs[0];
    const output = input?.outputs[0];
    if (!input || !output) throw new Error('There is no answer');
    const rows = [{ [text]: text, b: text, '=c': [text] }];
    const table = toResultTable(rows);
    if (!table) throw new Error('There is no table');
    const result = { ...output.result, results: {}, outputs: { data: { message: rows, type: 'object' } } };
    const named = { ...output, displayName: text, component: text, result } as typeof output;
    const vote = sampleVote('w');
    const pairs = vote.pairs.map((pair) => ({ ...pair, question: text, answers: [text, text] as [string, string] }));
    const ballots = vote.ballots.map((ballot) => ({ ...ballot, person: text, note: text }));
    const cell = sampleCell({ case: text, variant: text, why: text, answer: text });
    for (const csv of [
      toCsv(table, [0]),
      exportCsv(run).text,
      exportCsv({ ...run, inputs: [{ ...input, outputs: [named] }] }).text,
      exportOutput(run, input, named, 'csv')?.text ?? '',
      writeReport('csv', sampleResults([cell]), null, new Date(0)),
      voteCsv({ ...vote, pairs, ballots }).text,
    ]) {
      expect(csv).not.toBe('');
      expect(formulasIn(csv)).toEqual([]);
    }
  });

  it('cannot be made of texts, however they are put together', () => {
    const part = fc.constantFrom(
      '=1',
      '+A1',
      '-A1',
      '@B',
      '＝1',
      '"',
      ';',
      '\t',
      '\n',
      '\r\n',
      ',',
      ' ',
      'x',
      "'",
      '|',
      '(',
    );
    const text = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (first, second) => {
        const table = toResultTable([{ first, second }]);
        expect(table && formulasIn(toCsv(table, [0]))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});

it('a list, a number and plain text are written as they are', () => {
  for (const text of ['Here:\n- one\n- two', '-1', '+2,5', 'a = b', 'one\n\ttwo', '-1;+2.5', 'x\n-7']) {
    const table = toResultTable([{ text }]);
    expect(table && cellsOf(toCsv(table, [0]), ',')).toContain(text);
  }
});

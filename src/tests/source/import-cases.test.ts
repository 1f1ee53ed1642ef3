import { expect, it } from 'vitest';
import { sampleIndex } from '#run/testing/sample-run.ts';
import { readRows } from '../suite/rows/read-rows.ts';
import type { ColumnTarget } from '../suite/rows/target-of-column.ts';
import { guessTargets, importRows, toSuiteCase } from './import-cases.ts';

const CSV = `question,more,must_say,gold,words,where
Hi,,hello,Hello!,7,ticket.id = T-1
"Two
lines",And then?,,,,
,,x,,,
What?,,(,,,
`;
const input = (turn: number): ColumnTarget => ({ kind: 'input', turn });
const TARGETS: ColumnTarget[] = [
  input(0),
  input(1),
  { kind: 'check', check: 'matches' },
  { kind: 'expected' },
  { kind: 'field', component: 'Model-m1', field: 'words', isMapped: true },
  { kind: 'check', check: 'json' },
];

it('columns get the targets that their names suggest, and no secret is offered', () => {
  expect(guessTargets(['id', 'question', 'expected', 'words', 'api_key', 'tags'], sampleIndex)).toEqual([
    { kind: 'nothing' },
    input(0),
    { kind: 'expected' },
    { kind: 'field', component: 'Model-m1', field: 'words', isMapped: true },
    { kind: 'nothing' },
    { kind: 'tags' },
  ]);
});

it('no column is taken for the input that is something else', () => {
  expect(guessTargets(['expected', 'tags'], sampleIndex)).toEqual([{ kind: 'expected' }, { kind: 'tags' }]);
  const rows = readRows('expected,tags\na,b\n', { format: 'csv', hasHead: true });
  const { problem } = importRows('a.csv', rows, guessTargets(rows.columns, sampleIndex));
  expect(problem).toBe('No column is the input of a case.');
});

it('the first column is the input if no name says so, and the name of a column counts before that of a field', () => {
  expect(guessTargets(['anything', 'answer'], null)).toEqual([input(0), { kind: 'expected' }]);
  expect(guessTargets(['toString', 'question', 'Input', '__proto__'], null)).toEqual([
    { kind: 'nothing' },
    input(0),
    { kind: 'nothing' },
    { kind: 'nothing' },
  ]);
});

it('the fields of a component are found by its name, and several inputs', () => {
  const { displayName = '' } = sampleIndex.byId.get('Model-m1') ?? {};
  expect(guessTargets(['input', 'Input', 'input 2', `${displayName}.words`, 'Nobody.words'], sampleIndex)).toEqual([
    input(0),
    { kind: 'nothing' },
    input(1),
    { kind: 'field', component: 'Model-m1', field: 'words', isMapped: true },
    { kind: 'nothing' },
  ]);
});

it('rows become cases, with inputs, checks and tweaks of their own', () => {
  const read = readRows(CSV, { format: 'csv', hasHead: true });
  const { cases, leftOut, entry, problem } = importRows('refunds.csv', read, TARGETS);
  expect(problem).toBeNull();
  expect(cases.map((one) => toSuiteCase(one, sampleIndex))).toEqual([
    {
      input: 'Hi',
      expected: 'Hello!',
      checks: [{ matches: 'hello' }, { json: { path: 'ticket.id', equals: 'T-1' } }],
      tweaks: { 'Model-m1': { words: 7 } },
    },
    { turns: [{ input: 'Two\nlines' }, { input: 'And then?' }] },
  ]);
  expect(leftOut).toEqual([
    { row: 3, why: 'The row has no input' },
    { row: 4, why: 'Not a regular expression: missing )' },
  ]);
  // The stored entry says the same as the choices did.
  expect(entry.columns).toEqual({
    question: 'input',
    more: 'input 2',
    must_say: 'matches',
    gold: 'expected',
    words: 'Model-m1.words',
    where: 'json',
  });
});

it.each([
  ['', ['nothing'], 'The file has no rows.'],
  ['a\n1\n', ['nothing'], 'No column is the input of a case.'],
  ['a,b\n1,2\n', ['expected', 'expected'], 'Several columns are the expected of a case.'],
] as const)('a sentence says why no row of %j can be used', (text, kinds, problem) => {
  const read = readRows(text, { format: 'csv', hasHead: true });
  const targets = kinds.map((kind): ColumnTarget => ({ kind }));
  expect(importRows('a.csv', read, targets).problem).toBe(problem);
});

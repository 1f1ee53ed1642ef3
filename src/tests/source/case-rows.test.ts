import { expect, it } from 'vitest';
import { isJsonObject } from '#contract/json.ts';
import { readDocument } from '../suite/read-document.ts';
import { readSuite } from '../suite/read-suite.ts';
import { caseRows } from './case-rows.ts';

const TEXT = `format: tweakbench-tests
version: 1
name: A
flow: f
cases:
  - {name: refund, input: money, expected: yes, checks: [equals, {contains: a}], tweaks: {A: {b: 1, c: 2}, d: 3}}
  - turns: [{input: one, checks: [{contains: b}]}, {input: two, expected: "2"}]
  - {file: rows.csv, columns: {tone: A.tone}}
  - {input: last, skip: true}
`;

it('caseRows lists the cases of the text and the rows of files, in order', async () => {
  const { value } = readDocument(TEXT);
  const { suite } = await readSuite(TEXT, { readText: async () => 'input,tone\nfirst,x\nsecond,\n' });
  const object = isJsonObject(value) ? value : {};
  const rows = caseRows(object, suite?.cases ?? null);
  expect(
    rows.map(({ entry, file, input, moreInputs, expected, checks, tweaks, isSkipped }) => [
      entry,
      file,
      input,
      moreInputs,
      expected,
      checks,
      tweaks,
      isSkipped,
    ]),
  ).toEqual([
    [0, null, 'money', 0, 'yes', 2, 3, false],
    [1, null, 'one', 1, '2', 1, 0, false],
    [2, 'rows.csv', 'first', 0, '', 0, 1, false],
    [2, 'rows.csv', 'second', 0, '', 0, 0, false],
    [3, null, 'last', 0, '', 0, 0, true],
  ]);
  // Rows that could not be read are one line.
  expect(caseRows(object, null).map(({ input }) => input)).toEqual(['money', 'one', 'rows.csv', 'last']);
});

import { expect, it } from 'vitest';
import { guessReading, readRows } from '#tests/suite/rows/read-rows.ts';
import { rowsText } from './rows-text.ts';

it.each(['csv', 'jsonl', 'json'])('rows written as %s are read back unchanged, formulas too', (ending) => {
  const columns = ['input', '__expected'];
  const rows = [
    ['=1+1', '-5'],
    ['＝1+1;=2', 'a "b"\n=c, d'],
  ];
  const text = rowsText(`rows.${ending}`, columns, rows);
  expect(readRows(text, guessReading(text, `rows.${ending}`))).toMatchObject({ columns, rows });
});

import { expect, it } from 'vitest';
import { readRows } from '#run/suite/rows/read-rows.ts';
import { rowsText } from './rows-text.ts';

it.each(['csv', 'jsonl'] as const)('writes rows as %s that are read back as they are, formulas too', (format) => {
  const columns = ['input', '__expected'];
  const rows = [
    ['=1+1', '-5'],
    ['＝1+1;=2', 'a "b"\n=c, d'],
  ];
  const text = rowsText(`rows.${format}`, columns, rows);
  expect(readRows(text, { format, hasHead: true })).toMatchObject({ columns, rows });
});

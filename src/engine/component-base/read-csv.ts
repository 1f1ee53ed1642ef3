/** Reads CSV into rows, with the column types that pandas would choose. */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { parsePythonNumber } from '#flow/tweaks/parse-python-number.ts';
import { checkCells } from '../values/value-size.ts';

/** Texts that mean a missing value (pandas `read_csv`). */
const MISSING: ReadonlySet<string> = new Set(
  [
    '',
    '#N/A',
    '#N/A N/A',
    '#NA',
    '-1.#IND',
    '-1.#QNAN',
    '-NaN',
    '-nan',
    '1.#IND',
    '1.#QNAN',
    '<NA>',
    'N/A',
    'NA',
    'NULL',
  ].concat(['NaN', 'None', 'n/a', 'nan', 'null']),
);

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['True', true],
  ['TRUE', true],
  ['true', true],
  ['False', false],
  ['FALSE', false],
  ['false', false],
]);

/**
 * One object per row; a missing cell is null. If the first row has more cells than the header, its first cells are row
 * names, not values. Throws when a later row has more, and a LimitError when the table is too large.
 */
export function readCsv(text: string): JsonObject[] {
  const [header = [], ...records] = csvRecords(text);
  const names = uniqueNames(header);
  const width = Math.max(names.length, records[0]?.length ?? 0);
  for (const [index, record] of records.entries()) {
    if (record.length <= width) continue;
    throw new Error(`Expected ${width} fields in line ${index + 2}, saw ${record.length}`);
  }
  checkCells(names.length, records.length);
  const cellsOf = (column: number) => records.map((record) => record[column + width - names.length] ?? '');
  const columns = names.map((_, column) => typed(cellsOf(column)));
  return records.map((_, row) => Object.fromEntries(names.map((name, at) => [name, columns[at]?.[row] ?? null])));
}

/** A second column of the same name becomes `name.1`. */
function uniqueNames(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((name, index) => {
    const shown = name === '' ? `Unnamed: ${index}` : name;
    const count = seen.get(shown) ?? 0;
    seen.set(shown, count + 1);
    return count === 0 ? shown : `${shown}.${count}`;
  });
}

/** A column is numeric or boolean only when all its cells are. */
function typed(cells: readonly string[]): JsonValue[] {
  const present = cells.filter((cell) => !MISSING.has(cell));
  const read = (convert: (cell: string) => JsonValue) =>
    cells.map((cell) => (MISSING.has(cell) ? null : convert(cell)));
  if (present.length > 0 && present.every((cell) => BOOLEANS.has(cell)))
    return read((cell) => BOOLEANS.get(cell) ?? null);
  // Unlike Python, pandas does not accept underscores in numbers.
  const number = (cell: string) => (cell.includes('_') ? null : parsePythonNumber(cell));
  if (present.every((cell) => number(cell) !== null)) return read(number);
  return read((cell) => cell);
}

/**
 * Cells by line. Quotes protect commas, line breaks and doubled quotes. Empty lines are left out. Throws a LimitError
 * as soon as there are too many.
 */
function csvRecords(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endRecord = () => {
    if (record.length > 0 || cell !== '') records.push([...record, cell]);
    checkCells(records[0]?.length ?? 0, records.length);
    record = [];
    cell = '';
  };
  for (let position = 0; position < text.length; position += 1) {
    const char = text[position] ?? '';
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[position + 1] === '"') {
        cell += '"';
        position += 1;
      } else isQuoted = false;
    } else if (char === '"' && cell === '') isQuoted = true;
    else if (char === ',') {
      checkCells(record.push(cell), 1);
      cell = '';
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[position + 1] === '\n') position += 1;
      endRecord();
    } else cell += char;
  }
  endRecord();
  return records;
}

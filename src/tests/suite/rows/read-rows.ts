/** Reads the rows of a suite from a file or pasted text: CSV, JSON Lines, or plain lines. */
import { isDeeperThan, isJsonObject, type JsonValue, tryParseJson } from '#contract/json.ts';
import { jsonItems } from './json-items.ts';
import { knownRecord } from './known-records.ts';
import { hasNames, signOf, withoutSign } from './table-head.ts';
import { likelyDelimiter, tableRecords } from './table-records.ts';
import { targetOfName } from './target-of-column.ts';

export type RowsFormat = 'lines' | 'csv' | 'jsonl';

/** How to read a text. */
export interface RowsReading {
  format: RowsFormat;
  /** For CSV: the first row is a header with column names. */
  hasHead: boolean;
  /** For CSV; guessed if it is absent. */
  delimiter?: string;
}

export interface BatchRows {
  columns: readonly string[];
  /** One value per column. */
  rows: readonly (readonly JsonValue[])[];
  /** The line of each row, from 1. */
  lines: readonly number[];
  /** The first few lines that were left out, and why. */
  leftOut: readonly string[];
  /** The first few lines of separators alone, which spreadsheets write below a table. */
  empty: readonly string[];
  /** The first few lines that were kept although they look wrong. */
  odd: readonly string[];
}

/** More would fill the memory: every row gets a value for every column. */
export const MAX_COLUMNS = 1_000;
const MAX_VALUES = 5_000_000;

/** The file has more than is read; the message says what to do. */
export class RowsLimitError extends Error {
  /** The first line that is too much. */
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

const MAX_REPORTED = 3;
/** Characters of the beginning, which tells the format. */
const BEGINNING = 20_000;
const ENDINGS: ReadonlyMap<string, RowsFormat> = new Map([
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['jsonl', 'jsonl'],
  ['ndjson', 'jsonl'],
  ['json', 'jsonl'],
]);

/**
 * Guesses the format, which a person may correct: plain lines unless the file name or the first line implies another,
 * because a sentence with a comma is not a table.
 */
export function guessReading(text: string, fileName = ''): RowsReading {
  const named = ENDINGS.get(fileName.split('.').at(-1)?.toLowerCase() ?? '');
  const start = plainText(text.slice(0, BEGINNING)).trimStart();
  const sign = signOf(start);
  if (named === 'csv' || sign !== null) return { format: 'csv', hasHead: hasNames(start) };
  if (named !== undefined || ARRAY.test(start)) return { format: 'jsonl', hasHead: true };
  const [first = ''] = start.split('\n', 1);
  const isCut = first.length === start.length && text.length > BEGINNING;
  if (readRecord(first) !== null || (isCut && /^\{\s*"/.test(first))) return { format: 'jsonl', hasHead: true };
  const [{ cells } = { cells: [] }] = tableRecords(first, likelyDelimiter(first), MAX_COLUMNS);
  const isName = (cell: string) => targetOfName(cell) !== null;
  const isHead = cells.some(isName) && (cells.every(isName) || cells.every((cell) => cell === cell.trim()));
  return { format: isHead ? 'csv' : 'lines', hasHead: true };
}

/** The beginning of a JSON array of objects. */
const ARRAY = /^\[\s*\{/;
/** Rows between two calls of `onRows`. */
const STEP = 1_000;

/**
 * Skips blank lines. Every other line is a row or is reported in `leftOut`. `onRows` is called with how many were read. Throws a
 * RowsLimitError as soon as there are too many columns or values.
 */
export function readRows(text: string, reading: RowsReading, onRows?: (count: number) => void): BatchRows {
  const plain = plainText(text);
  if (reading.format === 'csv') return readTable(plain, reading, onRows);
  if (reading.format === 'jsonl') return readJsonLines(plain, onRows);
  const rows: string[][] = [];
  const lines: number[] = [];
  for (const { line, number } of linesOf(plain)) {
    if (line.trim() === '') continue;
    rows.push([line]);
    lines.push(number);
    checkSize(1, rows.length, number);
  }
  return { columns: rows.length === 0 ? [] : ['input'], rows, lines, leftOut: [], empty: [], odd: [] };
}

function checkSize(columns: number, rows: number, line: number): void {
  const at = `at line ${line.toLocaleString('en')}`;
  if (columns > MAX_COLUMNS) {
    const most = MAX_COLUMNS.toLocaleString('en');
    throw new RowsLimitError(
      `The file has more than ${most} columns ${at}. Leave out those that the cases do not use`,
      line,
    );
  }
  if (columns * rows > MAX_VALUES) {
    const most = MAX_VALUES.toLocaleString('en');
    throw new RowsLimitError(
      `The file has more than ${most} values (rows × columns) ${at}. Split it into several files`,
      line,
    );
  }
}

/** One at a time, because a list of all would be many times as large as the text. */
function* linesOf(text: string): Generator<{ line: string; number: number }> {
  let from = 0;
  for (let number = 1; from <= text.length; number += 1) {
    const found = text.indexOf('\n', from);
    const end = found === -1 ? text.length : found;
    yield { line: text.slice(from, end), number };
    from = end + 1;
  }
}

/** Removes the byte order mark and normalises line ends, because rows would run into each other if a table mixes them. */
function plainText(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

function readTable(text: string, { hasHead, ...chosen }: RowsReading, onRows?: (count: number) => void): BatchRows {
  const delimiter = chosen.delimiter ?? rowsDelimiter(text);
  const empty = fewLines();
  const odd = fewLines();
  const table: string[][] = [];
  const lines: number[] = [];
  let columns = 0;
  let count = 0;
  for (const { cells, line, hasOpenQuote } of tableRecords(withoutSign(text), delimiter, MAX_COLUMNS + 1)) {
    if (count % STEP === 0) onRows?.(count);
    count += 1;
    checkSize(cells.length, 1, line);
    const width = table[0]?.length ?? cells.length;
    if (hasOpenQuote) odd.add(`line ${line} has an unclosed quote`);
    if (cells.some((cell) => cell.trim() !== '')) {
      if (cells.length !== width && !hasOpenQuote) odd.add(`line ${line} has ${cells.length}, not ${width} values`);
      columns = Math.max(columns, cells.length);
      table.push(cells);
      lines.push(line);
      checkSize(columns, table.length, line);
    } else if (cells.length > 1) empty.add(`Line ${line} has no values`);
  }
  const head = hasHead ? (table.shift() ?? []) : [];
  return {
    columns:
      !hasHead && columns === 1 ? ['input'] : named(Array.from({ length: columns }, (_, index) => head[index] ?? '')),
    rows: table.map((cells) => filled(cells, columns)),
    lines: hasHead ? lines.slice(1) : lines,
    leftOut: [],
    empty: empty.all(),
    odd: odd.all(),
  };
}

/** The delimiter that a table seems to have. */
export function rowsDelimiter(text: string): string {
  const start = plainText(text.slice(0, BEGINNING));
  return signOf(start) ?? likelyDelimiter(start);
}

/** Makes the names of the columns unique. */
function named(head: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return head.map((cell, index) => {
    const name = cell.trim() || `column ${index + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

function readJsonLines(text: string, onRows?: (count: number) => void): BatchRows {
  const leftOut = fewLines();
  const records: Map<string, JsonValue>[] = [];
  const lines: number[] = [];
  const known = new Set<string>();
  let count = 0;
  for (const { line, number } of ARRAY.test(text.trimStart()) ? jsonItems(text) : linesOf(text)) {
    if (count % STEP === 0) onRows?.(count);
    count += 1;
    if (line.trim() === '') continue;
    const record = readRecord(line);
    if (record === null) leftOut.add(`Line ${number} is not a JSON object`);
    else if (typeof record === 'string') leftOut.add(`Line ${number} ${record}`);
    else {
      for (const key of record.keys()) known.add(key);
      records.push(record);
      lines.push(number);
      checkSize(known.size, records.length, number);
    }
  }
  const columns = [...known];
  const rows = records.map((record) => columns.map((column) => record.get(column) ?? ''));
  return { columns, rows, lines, leftOut: leftOut.all(), empty: [], odd: [] };
}

/** Holds the first few lines, and how many more there were. */
function fewLines() {
  const first: string[] = [];
  let count = 0;
  return {
    add(line: string): void {
      count += 1;
      if (first.length < MAX_REPORTED) first.push(line);
    },
    all(): string[] {
      const rest = count - first.length;
      return rest > 0 ? [...first, `and ${rest} more ${rest === 1 ? 'line' : 'lines'}`] : first;
    },
  };
}

/** A row with a value for each column. */
function filled(cells: string[], columns: number): string[] {
  while (cells.length < columns) cells.push('');
  return cells;
}

/** A text says why the object cannot be a row. */
function readRecord(line: string): Map<string, JsonValue> | string | null {
  const value = tryParseJson(line);
  return isJsonObject(value) && !isDeeperThan(value) ? knownRecord(new Map(Object.entries(value))) : null;
}

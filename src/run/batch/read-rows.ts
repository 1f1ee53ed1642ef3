/** Reads the rows of a batch from a file or pasted text: CSV, JSON Lines, or plain lines. */
import Papa from 'papaparse';
import { isDeeperThan, isJsonObject, type JsonValue } from '#contract/json.ts';
import { tryParseJson } from '../model/try-parse-json.ts';
import { targetOfName } from './batch.ts';

export type RowsFormat = 'lines' | 'csv' | 'jsonl';

/** How to read a text. */
export interface RowsReading {
  format: RowsFormat;
  /** For CSV: the first row is a header with column names. */
  hasHead: boolean;
}

export interface BatchRows {
  columns: readonly string[];
  /** One value per column. */
  rows: readonly (readonly JsonValue[])[];
  /** The first few lines that were left out, and why. */
  leftOut: readonly string[];
  /** The first few lines that were kept although they look wrong. */
  odd: readonly string[];
}

const MAX_REPORTED = 3;
const ENDINGS: ReadonlyMap<string, RowsFormat> = new Map([
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['jsonl', 'jsonl'],
  ['ndjson', 'jsonl'],
]);

/**
 * Guesses the format, which a person may correct: plain lines unless the file name or the first line implies another,
 * because a sentence with a comma is not a table.
 */
export function guessReading(text: string, fileName = ''): RowsReading {
  const named = ENDINGS.get(fileName.split('.').at(-1)?.toLowerCase() ?? '');
  if (named !== undefined) return { format: named, hasHead: true };
  const start = plainText(text).trimStart();
  const [first = ''] = start.split('\n', 1);
  if (readRecord(first) !== null) return { format: 'jsonl', hasHead: true };
  const [cells = []] = Papa.parse<string[]>(first).data;
  const isName = (cell: string) => targetOfName(cell) !== null;
  const isHead = cells.some(isName) && (cells.every(isName) || cells.every((cell) => cell === cell.trim()));
  return { format: isHead ? 'csv' : 'lines', hasHead: true };
}

/** Skips blank lines. Every other line is a row or is reported in `leftOut`. */
export function readRows(text: string, { format, hasHead }: RowsReading): BatchRows {
  const plain = plainText(text);
  if (format === 'csv') return readTable(plain, hasHead);
  if (format === 'jsonl') return readJsonLines(plain);
  const rows = plain.split('\n').flatMap((line) => (line.trim() === '' ? [] : [[line]]));
  return { columns: rows.length === 0 ? [] : ['input'], rows, leftOut: [], odd: [] };
}

/** Removes the byte order mark and normalises line ends, because rows would run into each other if a table mixes them. */
function plainText(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

function readTable(text: string, hasHead: boolean): BatchRows {
  // Blank lines would mislead the detection of the delimiter.
  const { delimiter } = Papa.parse(text, { preview: 10, skipEmptyLines: true }).meta;
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
  const unclosed = new Set(errors.flatMap(({ type, row }) => (type === 'Quotes' ? [row] : [])));
  const leftOut: string[] = [];
  const odd: string[] = [];
  const table: string[][] = [];
  let line = 1;
  for (const [index, cells] of data.entries()) {
    const width = table[0]?.length ?? cells.length;
    if (unclosed.has(index)) odd.push(`line ${line} has an unclosed quote`);
    if (cells.some((cell) => cell.trim() !== '')) {
      if (cells.length !== width) odd.push(`line ${line} has ${cells.length}, not ${width} values`);
      table.push(cells);
    } else if (cells.length > 1) leftOut.push(`Line ${line} has no values`);
    // A quoted cell may contain line breaks.
    line += 1 + cells.reduce((count, cell) => count + cell.split('\n').length - 1, 0);
  }
  const head = hasHead ? (table.shift() ?? []) : [];
  const columns = table.reduce((limit, cells) => Math.max(limit, cells.length), head.length);
  return {
    columns: named(Array.from({ length: columns }, (_, index) => head[index] ?? '')),
    rows: table.map((cells) => Array.from({ length: columns }, (_, index) => cells[index] ?? '')),
    leftOut: firstFew(leftOut),
    odd: firstFew(odd),
  };
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

function readJsonLines(text: string): BatchRows {
  const leftOut: string[] = [];
  const records: Map<string, JsonValue>[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const record = readRecord(line);
    if (record === null) leftOut.push(`Line ${index + 1} is not a JSON object`);
    else records.push(record);
  }
  const columns = [...new Set(records.flatMap((record) => [...record.keys()]))];
  const rows = records.map((record) => columns.map((column) => record.get(column) ?? ''));
  return { columns, rows, leftOut: firstFew(leftOut), odd: [] };
}

function firstFew(lines: readonly string[]): string[] {
  const rest = lines.length - MAX_REPORTED;
  return rest > 0 ? [...lines.slice(0, MAX_REPORTED), `and ${rest} more ${rest === 1 ? 'line' : 'lines'}`] : [...lines];
}

function readRecord(line: string): Map<string, JsonValue> | null {
  const value = tryParseJson(line);
  return isJsonObject(value) && !isDeeperThan(value) ? new Map(Object.entries(value)) : null;
}

/** Reads the rows of a suite from a file or pasted text: CSV, JSON Lines, or plain lines. */
import Papa from 'papaparse';
import { isDeeperThan, isJsonObject, type JsonValue, tryParseJson } from '#contract/json.ts';
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

/** Rows between two calls of `onRows`. */
const STEP = 1_000;

/** Skips blank lines. Every other line is a row or is reported in `leftOut`. `onRows` hears how many were read. */
export function readRows(text: string, reading: RowsReading, onRows?: (count: number) => void): BatchRows {
  const plain = plainText(text);
  if (reading.format === 'csv') return readTable(plain, reading, onRows);
  if (reading.format === 'jsonl') return readJsonLines(plain, onRows);
  const rows: string[][] = [];
  const lines: number[] = [];
  for (const [index, line] of plain.split('\n').entries()) {
    if (line.trim() === '') continue;
    rows.push([line]);
    lines.push(index + 1);
  }
  return { columns: rows.length === 0 ? [] : ['input'], rows, lines, leftOut: [], odd: [] };
}

/** Removes the byte order mark and normalises line ends, because rows would run into each other if a table mixes them. */
function plainText(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

function readTable(text: string, { hasHead, ...chosen }: RowsReading, onRows?: (count: number) => void): BatchRows {
  const delimiter = chosen.delimiter ?? rowsDelimiter(text);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
  const unclosed = new Set(errors.flatMap(({ type, row }) => (type === 'Quotes' ? [row] : [])));
  const leftOut: string[] = [];
  const odd: string[] = [];
  const table: string[][] = [];
  const lines: number[] = [];
  let line = 1;
  for (const [index, cells] of data.entries()) {
    if (index % STEP === 0) onRows?.(index);
    const width = table[0]?.length ?? cells.length;
    if (unclosed.has(index)) odd.push(`line ${line} has an unclosed quote`);
    if (cells.some((cell) => cell.trim() !== '')) {
      if (cells.length !== width) odd.push(`line ${line} has ${cells.length}, not ${width} values`);
      table.push(cells);
      lines.push(line);
    } else if (cells.length > 1) leftOut.push(`Line ${line} has no values`);
    // A quoted cell may contain line breaks.
    line += 1 + cells.reduce((count, cell) => count + cell.split('\n').length - 1, 0);
  }
  const head = hasHead ? (table.shift() ?? []) : [];
  const columns = table.reduce((limit, cells) => Math.max(limit, cells.length), head.length);
  return {
    columns: named(Array.from({ length: columns }, (_, index) => head[index] ?? '')),
    rows: table.map((cells) => Array.from({ length: columns }, (_, index) => cells[index] ?? '')),
    lines: hasHead ? lines.slice(1) : lines,
    leftOut: firstFew(leftOut),
    odd: firstFew(odd),
  };
}

/** The delimiter that a table seems to have. */
export function rowsDelimiter(text: string): string {
  // Blank lines would mislead the detection.
  return Papa.parse(text.slice(0, 200_000), { preview: 10, skipEmptyLines: true }).meta.delimiter;
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
  const leftOut: string[] = [];
  const records: Map<string, JsonValue>[] = [];
  const lines: number[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (index % STEP === 0) onRows?.(index);
    if (line.trim() === '') continue;
    const record = readRecord(line);
    if (record === null) leftOut.push(`Line ${index + 1} is not a JSON object`);
    else {
      records.push(record);
      lines.push(index + 1);
    }
  }
  const columns = [...new Set(records.flatMap((record) => [...record.keys()]))];
  const rows = records.map((record) => columns.map((column) => record.get(column) ?? ''));
  return { columns, rows, lines, leftOut: firstFew(leftOut), odd: [] };
}

function firstFew(lines: readonly string[]): string[] {
  const rest = lines.length - MAX_REPORTED;
  return rest > 0 ? [...lines.slice(0, MAX_REPORTED), `and ${rest} more ${rest === 1 ? 'line' : 'lines'}`] : [...lines];
}

function readRecord(line: string): Map<string, JsonValue> | null {
  const value = tryParseJson(line);
  return isJsonObject(value) && !isDeeperThan(value) ? new Map(Object.entries(value)) : null;
}

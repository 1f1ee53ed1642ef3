/**
 * Writes a table as Markdown, cell by cell as Langflow's Chat Output does (lfx 1.13.0 prepares the cells, pandas and
 * tabulate write them; measured: "chat output fed by dataframe").
 */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { parsePythonNumber } from '#flow/tweaks/parse-python-number.ts';
import { pythonStrip } from '#flow/tweaks/python-strip.ts';
import { type Meter, PART_COST } from '../values/character-budget.ts';
import { type ColumnType, columnTypes } from '../values/column-types.ts';
import type { Frame } from '../values/values.ts';
import { general } from './format-number.ts';
import { countCodePoints, pythonNumber, pythonRepr } from './python-text.ts';

/** Headers get this much padding. */
const MIN_PADDING = 2;

/** From narrow to wide: a column has the widest type of its cells. */
const KINDS = ['none', 'bool', 'int', 'float', 'text'] as const;
type Kind = (typeof KINDS)[number];

type Cell = JsonValue | undefined;

/**
 * `isCleaned` drops empty rows, and empty lines in cells. When all columns have one type, the empty rows stay: lfx does
 * not detect them there (measured with pandas 2.3.3, on numbers, texts and booleans).
 */
export function markdownTable(frame: Frame, isCleaned: boolean, meter: Meter): string {
  if (frame.columns.length === 0) return '';
  const isEmpty = (row: JsonObject) => frame.columns.every((name) => (row[name] ?? null) === null);
  // Column types are decided before rows are dropped: a gap in a dropped row counts.
  const types = columnTypes(frame);
  const leavesOut = isCleaned && new Set(types).size > 1;
  const rows = leavesOut ? frame.rows.filter((row) => !isEmpty(row)) : frame.rows;
  const isBool = isAllBool(rows, frame.columns);
  const written = frame.columns.map((name, index) => {
    const form = isBool ? 'float' : (types[index] ?? 'mixed');
    return writeColumn(
      name,
      rows.map((row) => prepare(row[name], isCleaned)),
      form,
      meter,
    );
  });
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = written.map(({ width, isRight }) => {
    if (rows.length === 0) return '-'.repeat(width + 2);
    return isRight ? `${'-'.repeat(width + 1)}:` : `:${'-'.repeat(width + 1)}`;
  });
  const body = rows.map((_, row) => line(written.map(({ cells }) => cells[row] ?? '')));
  return [line(written.map(({ header }) => header)), `|${rule.join('|')}|`, ...body].join('\n');
}

/** True for a table of booleans only, which pandas writes as 1 and 0. */
function isAllBool(rows: readonly JsonObject[], columns: readonly string[]): boolean {
  return rows.length > 0 && rows.every((row) => columns.every((name) => typeof row[name] === 'boolean'));
}

/** A row must stay on one line, and a `|` in a cell must be escaped. */
function prepare(cell: Cell, isCleaned: boolean): Cell {
  if (typeof cell !== 'string') return cell;
  let text = cell.replace(/\r\n?/g, '\n');
  if (isCleaned) text = pythonStrip(text) === '' ? '' : text.replace(/\n+/g, '\n');
  return withoutOuterBreaks(text).replaceAll('\n', '<br/>').replaceAll('|', '\\|');
}

/** A loop, because a pattern for the end would be tried at every line break. */
function withoutOuterBreaks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && text[start] === '\n') start += 1;
  while (end > start && text[end - 1] === '\n') end -= 1;
  return text.slice(start, end);
}

interface WrittenColumn {
  header: string;
  cells: string[];
  width: number;
  isRight: boolean;
}

function writeColumn(name: string, cells: readonly Cell[], form: ColumnType, meter: Meter): WrittenColumn {
  const filled = form === 'float' ? cells.map((cell) => cell ?? undefined) : cells;
  const kind = form === 'float' ? 'float' : widest(filled.map(kindOf));
  const texts = filled.map((cell) => writeCell(cell, kind));
  const isRight = kind === 'int' || kind === 'float';
  const aligned = isRight ? alignDecimals(texts) : texts.map(pythonStrip);
  const width = aligned.reduce(
    (limit, text) => Math.max(limit, countCodePoints(text)),
    countCodePoints(name) + MIN_PADDING,
  );
  // Header, rule and cells are padded to the widest cell.
  meter((width + PART_COST) * (cells.length + 2));
  const pad = (text: string) => {
    const gap = ' '.repeat(width - countCodePoints(text));
    return isRight ? gap + text : text + gap;
  };
  return { header: pad(name), cells: aligned.map(pad), width, isRight };
}

function widest(kinds: readonly Kind[]): Kind {
  let position = 0;
  for (const kind of kinds) position = Math.max(position, KINDS.indexOf(kind));
  return KINDS[position] ?? 'text';
}

/** Text that looks like a number counts as one. */
function kindOf(cell: Cell): Kind {
  if (cell === null || cell === '') return 'none';
  if (cell === undefined) return 'float';
  if (typeof cell === 'boolean') return 'bool';
  if (typeof cell === 'number') return Number.isInteger(cell) ? 'int' : 'float';
  if (typeof cell !== 'string') return 'text';
  const number = parsePythonNumber(cell);
  if (number === null) return 'text';
  return /^\s*[+-]?\d+(_\d+)*\s*$/.test(cell) ? 'int' : 'float';
}

function writeCell(cell: Cell, kind: Kind): string {
  if (cell === null || cell === '') return '';
  if (kind === 'float') return general(numberOf(cell), 6);
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' ? pythonNumber(cell) : pythonRepr(cell);
}

function numberOf(cell: Cell): number {
  if (typeof cell === 'string') return parsePythonNumber(cell) ?? Number.NaN;
  return cell === undefined ? Number.NaN : Number(cell);
}

/** Decimal points are aligned. */
function alignDecimals(texts: readonly string[]): string[] {
  const decimals = texts.map(afterPoint);
  let limit = -1;
  for (const count of decimals) limit = Math.max(limit, count);
  return texts.map((text, index) => text + ' '.repeat(limit - (decimals[index] ?? -1)));
}

function afterPoint(text: string): number {
  if (parsePythonNumber(text) === null) return -1;
  const point = Math.max(text.lastIndexOf('.'), -1);
  if (point >= 0) return text.length - point - 1;
  const exponent = text.toLowerCase().lastIndexOf('e');
  return exponent >= 0 ? text.length - exponent - 1 : -1;
}

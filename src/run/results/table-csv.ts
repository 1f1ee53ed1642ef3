/** Tables as CSV, with nothing in them that a spreadsheet would run. */
import type { JsonValue } from '#contract/json.ts';
import { cellText, type ResultTable } from './result-table.ts';

/** A header line, then the rows at these indices, without a line end after the last. */
export function toCsv({ columns, rows }: ResultTable, positions: readonly number[]): string {
  return csvLines([columns.map(({ key }) => key), ...positions.map((index) => rows[index] ?? [])]).slice(0, -2);
}

/**
 * RFC 4180, with a line end after each line. Missing values and nulls are blank. An apostrophe before text that looks like a
 * formula prevents spreadsheets from running it, also where one with another delimiter would begin a cell.
 */
export function csvLines(rows: readonly (readonly (JsonValue | undefined)[])[]): string {
  return rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

/** A formula, also with full-width characters, that is not a number. */
const FORMULA = /^[=+\-@\t\r＝＋－＠](?!(?<=[+-])\d+(?:[.,]\d+)?(?:[;\t]|$))/;
/**
 * What is before a formula further on: a possible delimiter, or a line break, which ends a cell whose quotes were taken
 * for text. Then quotes may follow. An item of a list without a call, a program or a sheet is no formula.
 */
const BEFORE_FORMULA =
  /(?:[;\t]"*(?=[=+\-@\t\r＝＋－＠])|[\r\n]"*(?=[=+\-@＝＋－＠])(?![+-] [^\r\n|!(]*(?:[\r\n]|$)))(?![+-]?\d+(?:[.,]\d+)?(?:[;\t\r\n]|$))/g;

function csvField(value: JsonValue | undefined): string {
  const read = value === null ? '' : cellText(value);
  const safe = (FORMULA.test(read) ? "'" : '') + read.replace(BEFORE_FORMULA, "$&'");
  const text = typeof value === 'number' ? read : safe;
  return /[",;\t\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

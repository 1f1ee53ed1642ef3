/** An answer to show to people: its text, or its data as a table. Never JSON. */
import type { JsonValue } from '#contract/json.ts';
import type { RunOutput } from '../model/run.ts';
import { oneLine } from '../results/one-line.ts';
import { readContent } from '../results/result-content.ts';
import { cellText, readTable } from '../results/result-table.ts';

/** Rows beyond this do not fit a screen that people look at from afar. */
const ROWS = 12;

/** What stands for a list or an object that came and holds nothing. */
const NOTHING = 'Nothing';
const EMPTY_JSON = /^\s*(?:```(?:json)?\s*)?(?:\[\s*\]|\{\s*\})\s*(?:```\s*)?$/i;

/** Markdown; empty where nothing came that reads well. */
export function presentedText(output: RunOutput): string {
  if (!output.result) return output.text;
  const { text, data } = readContent(output.result);
  if (text !== null && EMPTY_JSON.test(text)) return NOTHING;
  // A text that is JSON from its first character on; prose around it stays prose.
  const isJson = text === null || text.trim() === '' || /^\s*(?:[[{]|```)/.test(text);
  if (!data || !(data.foundAs === null || (data.foundAs === 'json' && isJson))) return text ?? '';
  return asTable(data.value) ?? (isJson ? asLines(data.value) || NOTHING : (text ?? ''));
}

/** A point an item where it is a list that is no table. */
function asLines(value: JsonValue): string {
  if (!Array.isArray(value)) return plain(value);
  const rest = value.length - ROWS;
  const lines = value.slice(0, ROWS).map((item) => `- ${oneLine(plain(item))}`);
  return rest > 0 ? `${lines.join('\n')}\n\n${rest} more` : lines.join('\n');
}

/** Words without brackets and quotes. */
function plain(value: JsonValue | undefined): string {
  if (typeof value !== 'object' || value === null) return cellText(value);
  if (Array.isArray(value)) return value.map(plain).join(', ');
  return Object.entries(value)
    .map(([key, item]) => `${key}: ${plain(item)}`)
    .join(', ');
}

function asTable(value: JsonValue): string | null {
  const table = readTable(value);
  if (!table) return null;
  const shown = table.rows.slice(0, ROWS);
  const lines = [
    `| ${table.columns.map(({ key }) => cell(key)).join(' | ')} |`,
    `| ${table.columns.map(({ isNumeric }) => (isNumeric ? '---:' : '---')).join(' | ')} |`,
    ...shown.map((row) => `| ${row.map((value) => cell(plain(value))).join(' | ')} |`),
  ];
  const rest = table.rows.length - shown.length;
  return rest > 0 ? `${lines.join('\n')}\n\n${rest} more rows` : lines.join('\n');
}

function cell(text: string): string {
  return oneLine(text.replaceAll('\\', '\\\\').replaceAll('|', '\\|'));
}

/** An answer for an audience: its text, or its data as a table, never JSON. */
import type { JsonValue } from '#contract/json.ts';
import type { RunOutput } from '#run/model/run.ts';
import { oneLine } from '#run/results/markdown-line.ts';
import { readContent } from '#run/results/result-content.ts';
import { cellText, readTable } from '#run/results/result-table.ts';

/** More rows do not fit on a screen in large type. */
const ROWS = 12;

/** Shown for an empty list or object. */
const NOTHING = 'Nothing';
const EMPTY_JSON = /^\s*(?:```(?:json)?\s*)?(?:\[\s*\]|\{\s*\})\s*(?:```\s*)?$/i;

/** Markdown; empty if there is nothing readable. */
export function presentedText(output: Pick<RunOutput, 'text' | 'result'>): string {
  if (!output.result) return output.text;
  const { text, data } = readContent(output.result);
  if (text !== null && EMPTY_JSON.test(text)) return NOTHING;
  // Only for text that starts with JSON; prose with JSON in it stays as it is.
  const isJson = text === null || text.trim() === '' || /^\s*(?:[[{]|```)/.test(text);
  if (!data || !(data.foundAs === null || (data.foundAs === 'json' && isJson))) return text ?? '';
  return asTable(data.value) ?? (isJson ? asLines(data.value) || NOTHING : (text ?? ''));
}

/** A bullet list, for a list that is not a table. */
function asLines(value: JsonValue): string {
  if (!Array.isArray(value)) return plain(value);
  const rest = value.length - ROWS;
  const lines = value.slice(0, ROWS).map((item) => `- ${oneLine(plain(item))}`);
  return rest > 0 ? `${lines.join('\n')}\n\n${rest} more` : lines.join('\n');
}

/** A value without brackets and quotes. */
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

/** An answer to show to people: its text, or its data as a table. Never JSON. */
import type { JsonValue } from '#contract/json.ts';
import { readContent } from '../result-content.ts';
import { cellText, readTable } from '../result-table.ts';
import type { RunOutput } from '../run.ts';

/** Rows beyond this do not fit a screen that people look at from afar. */
const ROWS = 12;

/** Markdown; empty where there is nothing that reads well. */
export function presentedText(output: RunOutput): string {
  if (!output.result) return output.text;
  const { text, data } = readContent(output.result);
  // A text that is JSON from its first character on; prose around it stays prose.
  const isData = data?.foundAs === null || (data?.foundAs === 'json' && /^\s*(?:[[{]|```)/.test(text ?? ''));
  return (isData && data ? asTable(data.value) : null) ?? text ?? '';
}

function asTable(value: JsonValue): string | null {
  const table = readTable(value);
  if (!table) return null;
  const shown = table.rows.slice(0, ROWS);
  const lines = [
    `| ${table.columns.map(({ key }) => cell(key)).join(' | ')} |`,
    `| ${table.columns.map(({ isNumeric }) => (isNumeric ? '---:' : '---')).join(' | ')} |`,
    ...shown.map((row) => `| ${row.map((value) => cell(value === undefined ? '' : cellText(value))).join(' | ')} |`),
  ];
  const rest = table.rows.length - shown.length;
  return rest > 0 ? `${lines.join('\n')}\n\n${rest} more rows` : lines.join('\n');
}

function cell(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, ' ');
}

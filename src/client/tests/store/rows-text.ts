import Papa from 'papaparse';
import type { JsonValue } from '#contract/json.ts';
import { cellText } from '#run/results/result-table.ts';

/** Rows as the text of a file: JSON, JSON Lines, or CSV with a header, as its name says. Formulas are not escaped: this is read again. */
export function rowsText(name: string, columns: readonly string[], rows: readonly (readonly JsonValue[])[]): string {
  if (/\.(json|jsonl|ndjson)$/i.test(name)) {
    const lines = rows.map((row) =>
      JSON.stringify(Object.fromEntries(columns.map((column, at) => [column, row[at] ?? '']))),
    );
    return /\.json$/i.test(name) ? `[\n${lines.join(',\n')}\n]\n` : `${lines.join('\n')}\n`;
  }
  const cells = rows.map((row) => columns.map((_, at) => cellText(row[at] ?? '')));
  return `${Papa.unparse([[...columns], ...cells], { newline: '\n' })}\n`;
}

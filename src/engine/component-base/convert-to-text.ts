/** Converts any value to the text that a chat shows (lfx 1.13.0, helpers/data.py: safe_convert). */
import type { JsonObject } from '#contract/json.ts';
import { markdownTable } from '../python/markdown-table.ts';
import { pythonRegex } from '../python/python-regex.ts';
import { pythonStr } from '../python/python-text.ts';
import type { Meter } from '../values/character-budget.ts';
import type { Value } from '../values/values.ts';

/** Several values are joined by line breaks. `isCleaned` also removes empty rows and lines from tables. */
export function convertToText(value: Value, isCleaned: boolean, meter: Meter): string {
  switch (value.kind) {
    case 'list':
      return value.items.map((item) => convertToText(item, isCleaned, meter)).join('\n');
    case 'message':
      return value.text;
    case 'text':
      return cleanText(value.text);
    case 'data':
      return cleanText(jsonBlock(value.data));
    case 'frame':
      return markdownTable(value, isCleaned, meter);
    case 'json':
      return cleanText(pythonStr(value.value));
    case 'model':
      return value.model;
  }
}

function jsonBlock(data: JsonObject): string {
  return `\`\`\`json\n${JSON.stringify(data, null, 2)}\n\`\`\``;
}

const EMPTY_LINES = pythonRegex('(?m)^\\s*$', 'g');

/** Trims blank lines and collapses several of them into one. */
function cleanText(text: string): string {
  return text.replace(EMPTY_LINES, '').replace(/\n{3,}/g, '\n\n');
}

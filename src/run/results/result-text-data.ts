/** Parses data in the text of an answer: Chat Output writes Data as a JSON code block and a DataFrame as a Markdown table. */
import { isDeeperThan, isJsonObject, type JsonObject, type JsonValue, tryParseJson } from '#contract/json.ts';

/** Longer texts are not parsed, because it would take too long. */
const LONGEST = 2_000_000;

export interface TextData {
  format: 'json' | 'markdown-table';
  value: JsonValue;
}

/** The data if the whole text is one JSON object or list (bare, or in one code block) or one Markdown table; else null. */
export function readTextData(text: string): TextData | null {
  if (text.length > LONGEST) return null;
  const trimmed = text.trim();
  const fenced = /^```(?:json)?[ \t]*\r?\n([\s\S]*?)\r?\n```$/i.exec(trimmed);
  const json = parseContainer(fenced?.[1]?.trim() ?? trimmed);
  if (json !== null) return { format: 'json', value: json };
  const rows = trimmed.startsWith('|') ? readMarkdownTable(trimmed) : null;
  return rows && { format: 'markdown-table', value: rows };
}

function parseContainer(text: string): JsonValue | null {
  const isWrapped = (text.startsWith('{') && text.endsWith('}')) || (text.startsWith('[') && text.endsWith(']'));
  if (!isWrapped) return null;
  const value = tryParseJson(text);
  return isContainer(value) && !isDeeperThan(value) ? value : null;
}

function isContainer(value: unknown): value is JsonValue {
  return (Array.isArray(value) && value.length > 0) || (isJsonObject(value) && Object.keys(value).length > 0);
}

function readMarkdownTable(text: string): JsonObject[] | null {
  const [head, rule, ...body] = text.split(/\r?\n/).map(splitRow);
  if (!head || !rule || body.length === 0) return null;
  if (rule.length !== head.length || !rule.every((cell) => /^:?-+:?$/.test(cell))) return null;
  if (new Set(head).size !== head.length || body.some((row) => row === null || row.length > head.length)) return null;
  return body.map((row) => Object.fromEntries(head.map((key, index) => [key, readCell(row?.[index] ?? '')])));
}

function splitRow(line: string): string[] | null {
  const inner = /^\s*\|(.*)\|\s*$/.exec(line)?.[1];
  if (inner === undefined) return null;
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** A number if it can be written back as the same text, so that nothing is lost; else the text. */
function readCell(cell: string): JsonValue {
  const number = Number(cell);
  return cell !== '' && Number.isFinite(number) && String(number) === cell ? number : cell;
}

/** Reads the content blocks of a message: the steps of an agent, tool calls, code. Shapes: wire/run-advanced.json. */
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import { textOrEmpty } from '#flow/index/text-or-empty.ts';
import type { JsonPath } from './result-accessor.ts';
import { type ResultFile, toFiles } from './result-files.ts';

export interface ContentBlock {
  title: string;
  parts: readonly ContentPart[];
}

export type ContentPart = {
  /** Heading of the part: its title, or its kind. */
  title: string;
  durationMs: number | null;
  /** Path from the top of the result. */
  path: JsonPath;
} & (
  | { kind: 'text'; text: string }
  | { kind: 'code'; code: string; language: string }
  | { kind: 'json'; value: JsonValue }
  | { kind: 'error'; text: string }
  | { kind: 'media'; files: readonly ResultFile[] }
  | { kind: 'tool'; name: string; input: JsonValue; output: JsonValue; error: JsonValue }
);

/** The blocks of the message at `path` of its result. A part of an unknown kind is shown as JSON. */
export function readBlocks(message: JsonObject | null, path: JsonPath): ContentBlock[] {
  if (!message) return [];
  const list = message.content_blocks;
  if (!Array.isArray(list)) return [];
  return list.flatMap((item, position) => {
    const at = [...path, 'content_blocks', position];
    if (!isJsonObject(item)) return [];
    // Skips a block that only repeats the text of the message.
    if (item.type === 'text' && item.text === message.text) return [];
    const contents = Array.isArray(item.contents) && item.contents.length > 0 ? item.contents : null;
    const parts = contents
      ? contents.map((part, index) => readPart(part, [...at, 'contents', index]))
      : [readPart(item, at)];
    return [{ title: textOrEmpty(item.title) || 'Content', parts }];
  });
}

function readPart(part: JsonValue, path: JsonPath): ContentPart {
  if (!isJsonObject(part)) return { kind: 'json', title: 'JSON', durationMs: null, path, value: part };
  const header = isJsonObject(part.header) ? textOrEmpty(part.header.title) : '';
  const durationMs = typeof part.duration === 'number' && part.duration >= 0 ? part.duration : null;
  const common = (title: string) => ({ title: header || textOrEmpty(part.title) || title, durationMs, path });
  switch (part.type) {
    case 'text':
      if (typeof part.text !== 'string') break;
      return { kind: 'text', ...common('Text'), text: part.text };
    case 'code':
      if (typeof part.code !== 'string') break;
      return { kind: 'code', ...common('Code'), code: part.code, language: textOrEmpty(part.language) };
    case 'error':
      return { kind: 'error', ...common('Error'), text: errorText(part) };
    case 'media':
      return { kind: 'media', ...common('Media'), files: Array.isArray(part.urls) ? toFiles(part.urls) : [] };
    case 'tool_use':
      return {
        kind: 'tool',
        name: textOrEmpty(part.name),
        ...common(textOrEmpty(part.name) || 'Tool'),
        input: part.tool_input ?? part.input ?? null,
        output: part.output ?? null,
        error: part.error ?? null,
      };
    case 'json':
      return { kind: 'json', ...common('JSON'), value: part.data ?? null };
    default:
  }
  return { kind: 'json', ...common(textOrEmpty(part.type) || 'JSON'), value: part };
}

function errorText(part: JsonObject): string {
  const where = [part.component, part.field].map(textOrEmpty).filter((word) => word !== '');
  const said = [part.reason, part.solution, part.traceback].map(textOrEmpty).filter((line) => line !== '');
  return [where.join(', '), ...said].filter((line) => line !== '').join('\n');
}

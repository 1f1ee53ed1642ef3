/** Reads the content of one result: text, data and files, with their paths in the result. */
import { readAnswerData } from '#contract/answers/answer-data.ts';
import { isJsonObject, type JsonObject, type JsonValue, valueAt } from '#contract/json.ts';
import { type ResultData, readMessage, readResultText } from '#contract/run-response.ts';
import { readTokens, type TokenUsage } from '../figures/token-usage.ts';
import { type ContentBlock, readBlocks } from './content-blocks.ts';
import { type MessageFacts, readFacts } from './message-facts.ts';
import type { JsonPath } from './result-accessor.ts';
import { type ResultFile, readFiles } from './result-files.ts';
import { readTextData, type TextData } from './result-text-data.ts';

export interface ResultContent {
  text: string | null;
  /** Path from the top of the result; null when there is no text. */
  textPath: JsonPath | null;
  data: ResultDataValue | null;
  files: readonly ResultFile[];
  blocks: readonly ContentBlock[];
  /** Null if the result is not a message. */
  facts: MessageFacts | null;
  /** True if the component marked its message as an error. */
  isError: boolean;
  tokens: TokenUsage | null;
}

export interface ResultDataValue {
  value: JsonValue;
  /** Path from the top of the result; null when the data was parsed from the text. */
  path: JsonPath | null;
  /** Set when the data was parsed from the text. */
  foundAs: TextData['format'] | null;
}

const known = new WeakMap<ResultData, ResultContent>();

/** Reads a result of any release; cached per object. Shapes: wire/outputs-by-type.json. */
export function readContent(result: ResultData): ResultContent {
  const before = known.get(result);
  if (before) return before;
  const content = read(result);
  known.set(result, content);
  return content;
}

function read(result: ResultData): ResultContent {
  const message = readMessage(result);
  const fields = messageFields(result);
  const given = readAnswerData(result);
  const raw = readResultText(result);
  // A component with several outputs reports "" for those that were not requested, so "" is not text if there is data.
  const text = raw === '' && given ? null : raw;
  const found = given || text === null ? null : readTextData(text);
  return {
    text,
    textPath: text === null ? null : findTextPath(result, text),
    data:
      (given && { ...given, foundAs: null }) ?? (found && { value: found.value, path: null, foundAs: found.format }),
    files: readFiles(result, message),
    blocks: readBlocks(fields.value, fields.path),
    facts: readFacts(fields.value, fields.path),
    isError: [message, fields.value].some((item) => item?.error === true || item?.category === 'error'),
    tokens: readTokens(result),
  };
}

/** The fields of a message with their path: next to `data` in newer releases, inside it in older ones. */
function messageFields(result: ResultData): { value: JsonObject | null; path: JsonPath } {
  for (const [name, value] of Object.entries(isJsonObject(result.results) ? result.results : {})) {
    if (!isJsonObject(value)) continue;
    const path: JsonPath = ['results', name];
    if ('sender' in value) return { value, path };
    if (isJsonObject(value.data) && 'sender' in value.data) return { value: value.data, path: [...path, 'data'] };
  }
  return { value: null, path: [] };
}

/** The shortest path to exactly this text. */
function findTextPath(result: ResultData, text: string): JsonPath | null {
  const candidates: JsonPath[] = [];
  for (const name of keysOf(result.results))
    candidates.push(['results', name, 'text'], ['results', name, 'data', 'text']);
  for (const name of keysOf(result.outputs))
    candidates.push(['outputs', name, 'message'], ['outputs', name, 'message', 'text']);
  const all: unknown = result;
  return (isJsonObject(all) && candidates.find((path) => valueAt(all, path) === text)) || null;
}

function keysOf(value: unknown): string[] {
  return isJsonObject(value) ? Object.keys(value) : [];
}

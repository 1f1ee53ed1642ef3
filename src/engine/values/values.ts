/** The values on the connections of a running flow: Langflow's Message, JSON (Data), Table (DataFrame) and plain values. */
import type { JsonObject, JsonValue } from '#contract/json.ts';

export interface MessageSource {
  id: string | null;
  displayName: string | null;
  source: string | null;
}

/** Tokens as `properties.usage` of a message and `token_usage` of a result show them. */
export interface Usage {
  inputTokens: number;
  outputTokens: number;
}

/** A chat message. Immutable: to change one, a component makes a copy. */
export interface Message {
  readonly kind: 'message';
  readonly text: string;
  readonly sender: string | null;
  readonly senderName: string | null;
  readonly files: readonly string[];
  readonly sessionId: string;
  readonly contextId: string;
  readonly runId: string | null;
  /** `2026-11-24 23:36:03.628610 UTC`. */
  readonly timestamp: string;
  readonly flowId: string | null;
  readonly category: string;
  readonly source: MessageSource;
  readonly usage: Usage | null;
  readonly contentBlocks: readonly JsonObject[];
  readonly sessionMetadata: JsonObject | null;
  /** Set when the message is stored, or earlier when its text streams. */
  readonly id: string | null;
}

/** A JSON object; its text, if it has one, is under the key `text`. */
export interface DataValue {
  readonly kind: 'data';
  readonly data: JsonObject;
}

/** A table. A cell that a row does not have is missing (pandas: NaN). */
export interface Frame {
  readonly kind: 'frame';
  readonly columns: readonly string[];
  readonly rows: readonly JsonObject[];
}

export interface TextValue {
  readonly kind: 'text';
  readonly text: string;
}

export interface ListValue {
  readonly kind: 'list';
  readonly items: readonly Value[];
}

/** Numbers, booleans, null, and the objects and lists of template fields. */
export interface JsonBox {
  readonly kind: 'json';
  readonly value: JsonValue;
}

/** A language model passed between components, not called yet. */
export interface ModelValue {
  readonly kind: 'model';
  readonly provider: string;
  readonly model: string;
  readonly temperature: number | null;
  readonly maxTokens: number | null;
}

export type Value = Message | DataValue | Frame | TextValue | ListValue | JsonBox | ModelValue;

export function textValue(text: string): TextValue {
  return { kind: 'text', text };
}

export function listValue(items: readonly Value[]): ListValue {
  return { kind: 'list', items };
}

export function dataValue(data: JsonObject): DataValue {
  return { kind: 'data', data };
}

/** A table whose columns are the keys of all rows, in order of first appearance. */
export function frameValue(rows: readonly JsonObject[]): Frame {
  const columns = new Set<string>();
  for (const row of rows) {
    for (const column of Object.keys(row)) columns.add(column);
  }
  return { kind: 'frame', columns: [...columns], rows };
}

/** A JSON value from a field: text stays text, everything else is boxed. */
export function jsonBox(value: JsonValue): TextValue | JsonBox {
  return typeof value === 'string' ? textValue(value) : { kind: 'json', value };
}

/** Reads kind, component and text of a frame of any stream. Lenient: any frame can be shown. */

import { readStreamMessage, textOrNull } from '#contract/answers/stream-messages.ts';
import { isJsonObject, type JsonObject, tryParseJson } from '#contract/json.ts';
import { cutText } from '#contract/text/cut-text.ts';

export interface FrameFacts {
  /** The server's name of the event; `comment`, `not JSON`, or `reply` for a whole JSON answer. */
  kind: string;
  /** Component id, if this frame or an earlier one contains it. */
  component: string | null;
  /** Index of the input in its request; null if the frame does not contain it. */
  input: number | null;
  /** One line: the text of the frame, or its data. */
  summary: string;
}

export interface FrameReader {
  /** Read frames in order: a token names its message, and an earlier frame the component of that message. */
  read(raw: string): FrameFacts;
}

/** Use one reader per stream: it remembers the component of each message. */
export function createFrameReader(): FrameReader {
  const sources = new Map<string, string>();
  return {
    read(raw) {
      const data = dataOf(raw);
      if (data === null) return { kind: 'comment', component: null, input: null, summary: summaryOf(raw.trim()) };
      const value = tryParseJson(data);
      if (!isJsonObject(value)) return { kind: 'not JSON', component: null, input: null, summary: summaryOf(data) };
      const kind = textOrNull(value.event) ?? textOrNull(value.type) ?? ('outputs' in value ? 'reply' : 'JSON');
      const body = isJsonObject(value.data) ? value.data : value;
      const component = componentOf(kind, body, sources);
      const input = typeof value.input === 'number' ? value.input : null;
      return { kind, component, input, summary: summaryOf(textIn(kind, body) ?? dataText(value)) };
    },
  };
}

/** The data of a server-sent event, or the line itself; null for an event without data. */
export function dataOf(raw: string): string | null {
  const text = raw.trim();
  if (/^[{[]/.test(text)) return text;
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.startsWith('data:'));
  if (lines.length > 0) return lines.map((line) => line.slice(5).replace(/^ /, '')).join('\n');
  return /^(:|event:|id:|retry:)/.test(text) ? null : text;
}

function componentOf(kind: string, body: JsonObject, sources: Map<string, string>): string | null {
  const own = textOrNull(body.component) ?? textOrNull(body.component_id);
  if (own !== null) return own;
  const id = textOrNull(body.id);
  if (kind === 'token' && id !== null) return sources.get(id) ?? null;
  if (isJsonObject(body.output_meta)) return textOrNull(body.output_meta.component_id);
  if (isJsonObject(body.build_data)) return textOrNull(body.build_data.id);
  if (kind !== 'add_message' && kind !== 'error') return null;
  const message = readStreamMessage(body);
  if (message.id !== null && message.source !== null) sources.set(message.id, message.source);
  return message.source;
}

/** The text in a frame, or null. */
function textIn(kind: string, body: JsonObject): string | null {
  if (typeof body.chunk === 'string') return body.chunk;
  if (typeof body.delta === 'string') return body.delta;
  if (kind !== 'add_message') return null;
  return readStreamMessage(body).text || null;
}

/** The data of the frame, without what other columns show. */
function dataText(value: JsonObject): string {
  if ('data' in value) return JSON.stringify(value.data) ?? '';
  const { event: _event, type: _type, at: _at, input: _input, component: _component, ...rest } = value;
  return Object.keys(rest).length === 0 ? '' : JSON.stringify(rest);
}

function summaryOf(text: string): string {
  return cutText(text, 240);
}

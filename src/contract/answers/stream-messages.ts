/** Tracks the messages of a Langflow stream: their component, outputs and text so far. */
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import type { RunEventOf } from '../run-event.ts';

export interface StreamMessage {
  id: string | null;
  /** Component that wrote it. */
  source: string | null;
  text: string;
  sessionId: string | null;
}

/** Older releases (base 0.1 to 0.7) send the message itself, newer ones nest it under `data`. */
export function readStreamMessage(value: unknown): StreamMessage {
  const outer = isJsonObject(value) ? value : {};
  const message = isJsonObject(outer.data) ? outer.data : outer;
  const properties = isJsonObject(message.properties) ? message.properties : {};
  const source = isJsonObject(properties.source) ? properties.source : {};
  return {
    id: textOrNull(message.id),
    source: textOrNull(source.id),
    text: textOrNull(message.text) ?? '',
    sessionId: textOrNull(message.session_id),
  };
}

/** A string as it is; null for any other value. */
export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export interface MessageLog {
  /** Records an `add_message`. */
  add(message: StreamMessage): void;
  /** Converts a token to an event; null for the empty token that ends a message. */
  token(data: { chunk: string; id: string }): RunEventOf<'text-delta'> | null;
  /** Latest text of a message: its tokens, or the complete text that replaced them. */
  textOf(id: string): string | null;
  chunks(): number;
  sessionId(): string | null;
}

/**
 * The first `add_message` of a streamed answer contains the first chunk, which is repeated as a token, so only tokens count
 * as streamed text. A token of an unknown component is not shown before the result, unless only one model can have written it.
 * `chatOutputs`: model id -> ids of the Chat Outputs that show its text.
 */
export function createMessageLog({
  chatOutputs,
}: {
  chatOutputs: Readonly<Record<string, readonly string[]>>;
}): MessageLog {
  const sources = new Map<string, string>();
  const whole = new Map<string, string>();
  const streamed = new Map<string, string>();
  /** Messages that name no component: a Langflow tells it to the owner of the flow alone. */
  const nameless = new Set<string>();
  const models = Object.keys(chatOutputs);
  const only = models.length === 1 ? (models[0] ?? '') : '';
  let count = 0;
  let sessionId: string | null = null;
  return {
    add({ id, source, text, sessionId: session }) {
      sessionId ??= session;
      if (id === null) return;
      if (source === null) nameless.add(id);
      else sources.set(id, source);
      const texts = streamed.has(id) ? streamed : whole;
      texts.set(id, text);
    },
    token({ chunk, id }) {
      if (chunk === '') return null;
      count += 1;
      streamed.set(id, (streamed.get(id) ?? '') + chunk);
      const component = sources.get(id) ?? (nameless.has(id) ? only : '');
      const outputs = [...(chatOutputs[component] ?? [])];
      return { event: 'text-delta', at: 0, input: 0, component, outputs, message_id: id, chunk };
    },
    textOf: (id) => streamed.get(id) ?? whole.get(id) ?? null,
    chunks: () => count,
    sessionId: () => sessionId,
  };
}

/** The event for an added message, with its component if the message names it. */
export function messageEvent(value: unknown): RunEventOf<'message-add'> {
  const message = isJsonObject(value) ? value : null;
  return { event: 'message-add', at: 0, input: 0, component: readStreamMessage(value).source, message };
}

/** A message object; null for an error, which streams send in the same shape. */
export function asMessage(value: JsonValue): JsonObject | null {
  if (!isJsonObject(value)) return null;
  return isJsonObject(value.data) || typeof value.text === 'string' ? value : null;
}

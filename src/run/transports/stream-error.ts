/** Converts errors of Langflow's streams to those of run/advanced (translation.md section 6). */

import { asMessage, readStreamMessage } from '#contract/answers/stream-messages.ts';
import { isJsonObject, type JsonObject, type JsonValue, tryParseJson } from '#contract/json.ts';
import type { WireError } from '#contract/run-event.ts';

const REFUSED = /^Refused tweak keys? \[(.*?)\]:([\s\S]*)$/;

/**
 * The failure in a stream's `error` frames; null when there are none. The last frame has the complete error; one in the shape
 * of a message before it names the component.
 */
export function readStreamErrors(frames: readonly JsonValue[]): WireError | null {
  const last = frames.at(-1);
  if (last === undefined) return null;
  const component =
    frames.map((frame) => asMessage(frame) && readStreamMessage(frame).source).findLast(Boolean) ?? null;
  const found = isJsonObject(last) && typeof last.error === 'string' ? fromText(last.error) : fromMessage(last);
  return { ...found, component };
}

function fromMessage(value: JsonValue): WireError {
  const text = readStreamMessage(value).text.replace(/\n$/, '');
  return fromText(text === '' ? JSON.stringify(value) : text);
}

/** "500: {json}" since base 0.10, a plain sentence before. */
function fromText(text: string): WireError {
  const refused = REFUSED.exec(text);
  if (refused)
    return { status: 422, body: { detail: refusedDetail(refused[1] ?? '', (refused[2] ?? '').trimStart()) } };
  const [, status, json] = /^(\d{3}): (\{[\s\S]*\})$/.exec(text) ?? [];
  const detail = json === undefined ? null : readMessage(json);
  if (status !== undefined && detail !== null) return { status: Number(status), body: { detail } };
  return { status: 500, body: { detail: text } };
}

function readMessage(json: string): string | null {
  const value = tryParseJson(json);
  return isJsonObject(value) && typeof value.message === 'string' ? value.message : null;
}

/** Parses the keys, which are a Python list in the text. */
function refusedDetail(keys: string, message: string): JsonObject {
  const fields = [...keys.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, single, double]) => single ?? double ?? '');
  return { error: 'Refused tweaks', code: 'TWEAKS_REFUSED', message, fields };
}

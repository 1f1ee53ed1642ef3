/** Parses what servers answer, and converts the JSON reply of run/advanced to events. */

import { errorMessage } from '#contract/error-message.ts';
import { isDeeperThan, isJsonObject, type JsonValue } from '#contract/json.ts';
import { measureJson } from '#contract/measure-json.ts';
import type { RunEvent } from '#contract/run-event.ts';
import { type RunResponse, runResponseSchema } from '#contract/run-response.ts';
import { MAX_ANSWER } from '../model/max-answer.ts';
import { TransportFailure } from '../model/transport-failure.ts';

/** Parses JSON of an answer. Throws TransportFailure `broken-json`, or `unexpected` if it is too large, with the whole text. */
export function parseAnswer(text: string, status: number): JsonValue {
  // A text has at most as many values as characters.
  const isMeasured = text.length > MAX_ANSWER.values;
  if (text.length > MAX_ANSWER.characters || (isMeasured && measureJson(text).values > MAX_ANSWER.values)) {
    const message =
      'This page reads answers of up to 100 million characters and 1 million JSON values, and this one is larger. JSON has its text.';
    throw new TransportFailure({ kind: 'unexpected', status, body: text, message });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = errorMessage(cause);
    throw new TransportFailure({ kind: 'broken-json', status, body: text, message }, { cause });
  }
}

interface FrameSchema<Frame> {
  safeParse(value: unknown): { success: true; data: Frame } | { success: false };
}

/**
 * Null for an event that is not in `known`, which is from a newer release and skipped. Throws TransportFailure for text that
 * is not JSON, and for a known event with another shape.
 */
export function parseFrame<Frame>(
  text: string,
  schema: FrameSchema<Frame>,
  known: ReadonlySet<unknown>,
  status: number,
): Frame | null {
  const value = parseAnswer(text, status);
  const frame = schema.safeParse(value);
  if (frame.success) return frame.data;
  if (isJsonObject(value) && !known.has(value.event)) return null;
  throw new TransportFailure({
    kind: 'unexpected',
    status,
    body: text,
    message: 'Part of the stream is not an event.',
  });
}

/** Parses a reply. Throws TransportFailure when it is not JSON or not a reply. */
export function parseReply(text: string, status: number): RunResponse {
  const value = parseAnswer(text, status);
  const unexpected = (message: string) => new TransportFailure({ kind: 'unexpected', status, body: text, message });
  if (isDeeperThan(value)) throw unexpected('The answer nests deeper than 200 levels.');
  const reply = runResponseSchema.safeParse(value);
  if (!reply.success || !isJsonObject(value) || !Array.isArray(value.outputs)) {
    throw unexpected('The answer is JSON, but not the reply of a run.');
  }
  return reply.data;
}

/** `at` is always 0, because a JSON reply has no times. */
export function* replyEvents(reply: RunResponse): Generator<RunEvent> {
  const at = 0;
  const entries = reply.outputs ?? [];
  yield { event: 'run-start', at, session_id: reply.session_id ?? null, inputs: entries.length };
  for (const [input, entry] of entries.entries()) {
    yield { event: 'input-start', at, input, inputs: entry?.inputs ?? null };
    for (const [index, result] of (entry?.outputs ?? []).entries()) {
      yield { event: 'output-ready', at, input, component: result?.component_id ?? null, index, result };
    }
    yield { event: 'input-end', at, input };
  }
  yield { event: 'run-end', at, session_id: reply.session_id ?? null };
}

/** Parses one frame of a stream with its schema. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { TransportFailure } from '../model/transport-failure.ts';

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
  let value: JsonValue;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new TransportFailure({ kind: 'broken-json', status, body: text, message }, { cause });
  }
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

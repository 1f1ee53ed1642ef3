/** Parses one frame of a stream with its schema. */
import { isJsonObject } from '#contract/json.ts';
import { TransportFailure } from '../model/transport-failure.ts';
import { parseAnswer } from './reply-events.ts';

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

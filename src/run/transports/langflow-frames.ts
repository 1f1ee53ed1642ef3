/** Frames of a Langflow's two streaming routes, parsed. */
import { type StreamFrame, streamFrameSchema } from '#contract/stream-frame.ts';
import { parseFrame } from './parse-frame.ts';

const KNOWN_EVENTS: ReadonlySet<unknown> = new Set(
  streamFrameSchema.def.options.flatMap((option) => option.shape.event.def.values),
);

/** A frame that cannot be read is broken only when another one follows it: the last one was cut off with the stream. */
export async function* langflowFrames(batches: AsyncIterable<string[]>, status: number): AsyncGenerator<StreamFrame> {
  let broken: { error: unknown } | null = null;
  for await (const batch of batches) {
    for (const text of batch) {
      if (broken) throw broken.error;
      try {
        const frame = parseFrame(text, streamFrameSchema, KNOWN_EVENTS, status);
        if (frame) yield frame;
      } catch (error) {
        broken = { error };
      }
    }
  }
}

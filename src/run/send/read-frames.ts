/** Splits the bytes of a stream into frames. Chunks may end anywhere, also inside a character or a line end. */
import { createParser } from 'eventsource-parser';

/** The `data` of each server-sent event, in one batch per chunk. */
export async function* readServerSentData(texts: AsyncIterable<string>): AsyncGenerator<string[]> {
  let frames: string[] = [];
  const parser = createParser({ onEvent: (message) => frames.push(message.data) });
  for await (const text of texts) {
    parser.feed(text);
    if (frames.length === 0) continue;
    yield frames;
    frames = [];
  }
}

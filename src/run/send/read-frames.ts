/** Bytes of a streamed answer to frames. Chunks may be cut anywhere, also inside a character or a line end. */
import { createParser } from 'eventsource-parser';

/** Text of a body, decoded as UTF-8; cancels the body when the reader leaves early. */
export async function* readText(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let isDone = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      isDone = done;
      const text = done ? decoder.decode() : decoder.decode(value, { stream: true });
      if (text !== '') yield text;
      if (done) return;
    }
  } finally {
    // A body that failed refuses to be cancelled, with the error that the reader has seen already.
    if (!isDone) await reader.cancel().catch(() => undefined);
    reader.releaseLock();
  }
}

/** `data` of each server-sent event, those of one chunk of text together. */
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

/**
 * Lines with something on them, those of one chunk of text together. Langflow's `/api/v1/run/{flow}?stream=true` sends bare
 * JSON and blank lines under the content type of server-sent events, in every release (wire/streams). A last line without
 * an end counts too: it may be the whole answer, or the half that was left of it.
 */
export async function* readLines(texts: AsyncIterable<string>): AsyncGenerator<string[]> {
  // Collected in parts: joining a growing line on every chunk would copy a 6 MB reply a hundred times.
  let parts: string[] = [];
  for await (const text of texts) {
    const lines = text.split('\n');
    const rest = lines.pop() ?? '';
    if (lines.length === 0) {
      parts.push(rest);
      continue;
    }
    const first = parts.join('') + (lines[0] ?? '');
    parts = [rest];
    const whole = [first, ...lines.slice(1)].map((line) => line.trimEnd()).filter((line) => line !== '');
    if (whole.length > 0) yield whole;
  }
  const last = parts.join('').trimEnd();
  if (last !== '') yield [last];
}

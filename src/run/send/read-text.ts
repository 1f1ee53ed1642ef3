/** Decodes a body as UTF-8; cancels it when the reader leaves early. */
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
    // Cancelling a failed body rejects with the error that the reader has already seen.
    if (!isDone) await reader.cancel().catch(() => undefined);
    reader.releaseLock();
  }
}

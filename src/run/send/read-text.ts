/**
 * Decodes a body as UTF-8; cancels it when the reader leaves early. Throws the signal's reason when aborted, also where `fetch`
 * does not: with Node 20.20 a read never ends if the body ended in the moment of the abort.
 */
export async function* readText(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const cancel = () => reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  let isDone = false;
  try {
    signal.throwIfAborted();
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      isDone = done;
      const text = done ? decoder.decode() : decoder.decode(value, { stream: true });
      if (text !== '') yield text;
      if (done) return;
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    // Cancelling a failed body rejects with the error that the reader has already seen.
    if (!isDone) await cancel();
    reader.releaseLock();
  }
}

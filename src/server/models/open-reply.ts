/** Tells a stream of events from any other answer of a model server. */

/** Of a reply that is no stream, this much is read to say what it is. */
const MAX_OTHER = 100_000;
/** How a line of a stream begins; a comment begins with the colon. */
const FIRST_LINE = /^\s*(?:data|event|id|retry)?:/;

/** A stream, or the beginning of something else as text. */
export type OpenedReply = { kind: 'stream'; reply: Response } | { kind: 'other'; text: string };

/**
 * Decides by the first characters, because servers and proxies give a stream any content type, and other answers that of a
 * stream. `onPart` is called for each part that arrives.
 */
export async function openReply(reply: Response, onPart: () => void): Promise<OpenedReply> {
  const parts = reply.body?.values();
  const begun: Uint8Array[] = [];
  const decoder = new TextDecoder();
  let text = '';
  for (let step = await parts?.next(); step && !step.done && text.length < MAX_OTHER; step = await parts?.next()) {
    onPart();
    begun.push(step.value);
    text += decoder.decode(step.value, { stream: true });
    if (FIRST_LINE.test(text))
      return {
        kind: 'stream',
        reply: new Response(ReadableStream.from(joined(begun, parts)), { headers: reply.headers }),
      };
  }
  await parts?.return?.();
  return { kind: 'other', text: text.slice(0, MAX_OTHER) };
}

async function* joined(
  begun: readonly Uint8Array[],
  rest: AsyncIterableIterator<Uint8Array> | undefined,
): AsyncGenerator<Uint8Array, void, void> {
  yield* begun;
  if (rest) yield* rest;
}

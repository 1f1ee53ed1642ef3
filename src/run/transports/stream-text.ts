/** The text of a streamed answer as it arrives, kept for the Raw view, with the silence clock running. */
import type { Deadline } from '../deadline.ts';
import { readText } from '../read-frames.ts';
import { TransportFailure } from '../transport-failure.ts';
import type { OpenAnswer } from './open-answer.ts';
import type { TransportContext } from './transport.ts';

/** As much of a stream as the history keeps, in characters; one of 50,000 tokens has about seven million. */
const KEPT_CHARACTERS = 2_000_000;

export interface StreamText {
  texts: AsyncGenerator<string>;
  /** Kept so far. */
  kept(): string;
}

/** Throws TransportFailure `cut` when the connection breaks; `countChunks` says how many pieces of text came before. */
export function streamText(
  answer: OpenAnswer,
  context: TransportContext,
  deadline: Deadline,
  countChunks: () => number,
): StreamText {
  let kept = '';
  let isCut = false;
  async function* read(): AsyncGenerator<string> {
    if (answer.body === null) return;
    deadline.touch();
    try {
      for await (const text of readText(answer.body)) {
        deadline.touch();
        const room = KEPT_CHARACTERS - kept.length;
        isCut ||= text.length > room;
        kept += text.length > room ? text.slice(0, room) : text;
        yield text;
      }
    } catch (error) {
      deadline.signal.throwIfAborted();
      const { status } = answer;
      throw new TransportFailure({ kind: 'cut', status, body: kept, chunks: countChunks() }, { cause: error });
    } finally {
      context.keepReply({ status: answer.status, headers: answer.headers, body: kept, isCut });
    }
  }
  return { texts: read(), kept: () => kept };
}

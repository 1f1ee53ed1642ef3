/** Reads the text of a stream as it arrives, keeps it with its frames and their times, and restarts the idle timer. */

import type { ReplyFrames, ReplyTiming } from '../model/run.ts';
import { TransportFailure } from '../model/transport-failure.ts';
import { readText } from '../send/read-text.ts';
import { createFrameSplitter, type Framing } from '../send/split-frames.ts';
import type { ValuesFilter } from './hide-values.ts';
import type { OpenAnswer } from './open-answer.ts';
import type { TransportContext } from './transport.ts';

export interface StreamText {
  texts: AsyncGenerator<string>;
  /** The text kept so far. */
  held(): string;
}

/**
 * What `filter` leaves out is read, but not kept. Throws TransportFailure `cut` when the connection breaks, with the number of text chunks that `countChunks` gives. When the
 * run's room is used up, frames are only counted.
 */
export function streamText(
  answer: OpenAnswer,
  context: TransportContext,
  framing: Framing,
  countChunks: () => number,
  filter: ValuesFilter | null = null,
): StreamText {
  const { deadline } = context;
  const splitter = createFrameSplitter(framing);
  const frames: ReplyFrames = { marks: [], total: 0 };
  let timing: ReplyTiming = { sentAt: answer.sentAt, headAt: answer.headAt, firstByteAt: null };
  let held = '';
  let isCut = false;

  function keep(text: string): void {
    const at = context.now();
    if (timing.firstByteAt === null) timing = { ...timing, firstByteAt: at };
    const piece = isCut ? '' : text.slice(0, context.room.characters);
    isCut ||= piece.length < text.length;
    held += piece;
    context.room.characters -= piece.length;
    const ends = splitter.feed(text);
    const marks = ends.filter((end) => end <= held.length).flatMap((end) => [at, end]);
    for (const mark of marks) frames.marks.push(mark);
    frames.total += ends.length;
    context.keepArrived({ at, text: piece, marks, frames: ends.length, timing });
  }

  /** Keeps an incomplete last frame as well. */
  function keepRest(): void {
    const late = filter?.rest() ?? '';
    if (late !== '') keep(late);
    const rest = splitter.rest();
    if (rest === null) return;
    frames.total += 1;
    if (rest <= held.length) frames.marks.push(context.now(), rest);
  }

  async function* read(): AsyncGenerator<string> {
    if (answer.body === null) return;
    deadline.touch();
    try {
      for await (const text of readText(answer.body, deadline.signal)) {
        deadline.touch();
        keep(filter ? filter.feed(text) : text);
        yield text;
      }
    } catch (error) {
      deadline.signal.throwIfAborted();
      if (error instanceof TransportFailure) throw error;
      const { status } = answer;
      throw new TransportFailure({ kind: 'cut', status, body: held, chunks: countChunks() }, { cause: error });
    } finally {
      keepRest();
      context.keepReply({ status: answer.status, headers: answer.headers, body: held, isCut, frames, timing });
    }
  }
  return { texts: read(), held: () => held };
}

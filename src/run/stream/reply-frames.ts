/** The frames of one reply as ranges of its text. */
import type { ArrivingReply, RawReply, Run } from '../model/run.ts';

/** A frame as a range of its reply's body, which is not copied. */
export interface FrameRange {
  requestIndex: number;
  /** Start offset in the body, and the end offset after its last character. */
  from: number;
  to: number;
  /** ms since the run started, on the browser's clock. */
  at: number;
}

/** The replies of all requests in order, complete or still arriving. */
export function repliesOf(run: Run): (RawReply | ArrivingReply)[] {
  const all = [...run.replies, ...(run.arriving ?? [])];
  return all.sort((left, right) => left.requestIndex - right.requestIndex);
}

/** Frames from the given index on. */
export function* framesFrom(reply: Pick<RawReply, 'requestIndex' | 'frames'>, first: number): Generator<FrameRange> {
  const marks = reply.frames?.marks ?? [];
  for (let position = first * 2; position + 1 < marks.length; position += 2) {
    yield {
      requestIndex: reply.requestIndex,
      from: marks[position - 1] ?? 0,
      to: marks[position + 1] ?? 0,
      at: marks[position] ?? 0,
    };
  }
}

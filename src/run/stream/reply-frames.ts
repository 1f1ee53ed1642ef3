/** The frames of one reply as they are in its text. */
import type { ArrivingReply, RawReply, Run } from '../model/run.ts';

/** A frame is a piece of its reply's body; nothing is copied until it is looked at. */
export interface FramePlace {
  requestIndex: number;
  /** Place of its first character in the body, and of the one behind its last. */
  from: number;
  to: number;
  /** ms since the run started, on the browser's clock. */
  at: number;
}

/** What came so far of every request, in their order: whole replies, and those that still arrive. */
export function repliesOf(run: Run): (RawReply | ArrivingReply)[] {
  const all = [...run.replies, ...(run.arriving ?? [])];
  return all.sort((left, right) => left.requestIndex - right.requestIndex);
}

/** Frames that are kept; 0 for a reply that came whole. */
export function countFrames({ frames }: Pick<RawReply, 'frames'>): number {
  return frames ? frames.marks.length / 2 : 0;
}

/** Frames from the given place on. */
export function* framesFrom(reply: Pick<RawReply, 'requestIndex' | 'frames'>, first: number): Generator<FramePlace> {
  const marks = reply.frames?.marks ?? [];
  for (let place = first * 2; place + 1 < marks.length; place += 2) {
    yield {
      requestIndex: reply.requestIndex,
      from: marks[place - 1] ?? 0,
      to: marks[place + 1] ?? 0,
      at: marks[place] ?? 0,
    };
  }
}

/** All frames of a run in the order of arrival, read in steps so that 50,000 frames do not block the page. */
import { byteLength } from '../figures/result-format.ts';
import type { ArrivingReply, RawReply, Run } from '../model/run.ts';
import { createFrameReader, type FrameReader } from './read-frame.ts';
import { type FrameRange, framesFrom, repliesOf } from './reply-frames.ts';

export interface ReplyFrame extends FrameRange {
  kind: string;
  component: string | null;
  /** Size in UTF-8. */
  bytes: number;
  /** Index of the input in the run; null for a frame that names no input of a request with several. */
  input: number | null;
}

export type FrameCounts = ReadonlyMap<string, number>;

export interface FrameList {
  /** Frames read so far; grows in place. */
  frames: ReplyFrame[];
  /** Reads new frames of the run until `isOver` returns true; false when some are left. */
  extend(run: Run, isOver: () => boolean): boolean;
  /** False when the replies have changed since they were read, because secrets were masked at the end of the run. */
  fits(run: Run): boolean;
  /** Number of frames read of each kind, and of each component. */
  kinds: FrameCounts;
  components: FrameCounts;
}

const NONE_TAKEN = { count: 0, end: 0 };

/** Frames that are read between two checks of the time. */
const AT_A_TIME = 64;

/** For one run while its replies only grow. */
export function createFrameList(): FrameList {
  const frames: ReplyFrame[] = [];
  const kinds = new Map<string, number>();
  const components = new Map<string, number>();
  const readers = new Map<number, FrameReader>();
  const taken = new Map<number, { count: number; end: number }>();
  let waiting: FrameRange[] = [];
  let next = 0;

  function collect(run: Run): void {
    const fresh: FrameRange[] = [];
    for (const reply of repliesOf(run)) {
      let { count, end } = taken.get(reply.requestIndex) ?? NONE_TAKEN;
      for (const range of framesFrom(reply, count)) {
        fresh.push(range);
        count += 1;
        end = range.to;
      }
      taken.set(reply.requestIndex, { count, end });
    }
    if (fresh.length === 0) return;
    fresh.sort((left, right) => left.at - right.at || left.requestIndex - right.requestIndex || left.from - right.from);
    waiting = [...waiting.slice(next), ...fresh];
    next = 0;
  }

  function read(run: Run, range: FrameRange, body: string): void {
    const reader = readers.get(range.requestIndex) ?? createFrameReader();
    readers.set(range.requestIndex, reader);
    const raw = body.slice(range.from, range.to);
    const { kind, component, input } = reader.read(raw);
    const inputs = run.plan.requests[range.requestIndex]?.inputs ?? [];
    const ofRun = inputs.length === 1 ? inputs[0] : input === null ? null : inputs[input];
    frames.push({ ...range, kind, component, bytes: byteLength(raw), input: ofRun ?? null });
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (component !== null) components.set(component, (components.get(component) ?? 0) + 1);
  }

  return {
    frames,
    kinds,
    components,
    fits(run) {
      return repliesOf(run).every(({ requestIndex, frames: { marks } = { marks: [] } }) => {
        const { count, end } = taken.get(requestIndex) ?? NONE_TAKEN;
        return (marks[count * 2 - 1] ?? 0) === end;
      });
    },
    extend(run, isOver) {
      collect(run);
      const bodies = new Map(repliesOf(run).map((reply) => [reply.requestIndex, reply.body]));
      for (let done = 1; next < waiting.length; next += 1, done += 1) {
        if (done % AT_A_TIME === 0 && isOver()) return false;
        const range = waiting[next];
        const body = range && bodies.get(range.requestIndex);
        if (range && body !== undefined) read(run, range, body);
      }
      waiting = [];
      next = 0;
      return true;
    },
  };
}

export interface FrameFilter {
  /** Null for all. */
  kind: string | null;
  component: string | null;
  input: number | null;
  /** Searched in the raw frame, ignoring case. */
  text: string;
}

/** Indices of the frames that match; null when all do. */
export function filterFrames(frames: readonly ReplyFrame[], run: Run, filter: FrameFilter): number[] | null {
  const query = filter.text.trim().toLowerCase();
  if (filter.kind === null && filter.component === null && filter.input === null && query === '') return null;
  const bodies = new Map<number, ArrivingReply | RawReply>(repliesOf(run).map((reply) => [reply.requestIndex, reply]));
  return frames.flatMap((frame, index) => {
    if (filter.kind !== null && frame.kind !== filter.kind) return [];
    if (filter.component !== null && frame.component !== filter.component) return [];
    if (filter.input !== null && frame.input !== null && frame.input !== filter.input) return [];
    if (query === '') return [index];
    const raw = bodies.get(frame.requestIndex)?.body.slice(frame.from, frame.to) ?? '';
    return raw.toLowerCase().includes(query) ? [index] : [];
  });
}

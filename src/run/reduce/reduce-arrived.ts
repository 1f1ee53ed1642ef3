/** Streams while they arrive: their text and frames grow with the run, until the whole reply takes their place. */
import type { ArrivingReply, Run } from '../model/run.ts';
import type { RunUpdate } from '../model/run-update.ts';

/** `run` is under construction; lists that earlier runs hold are left as they are. */
export function addArrived(run: Run, update: Extract<RunUpdate, { kind: 'arrived' }>): void {
  const { requestIndex, text, marks, frames, timing } = update;
  const others = run.arriving ?? [];
  const before = others.find((reply) => reply.requestIndex === requestIndex);
  const after: ArrivingReply = {
    requestIndex,
    body: (before?.body ?? '') + text,
    frames: { marks: [...(before?.frames.marks ?? []), ...marks], total: (before?.frames.total ?? 0) + frames },
    timing,
  };
  run.arriving = before ? others.map((reply) => (reply === before ? after : reply)) : [...others, after];
}

/** Keeps those that still arrive. */
export function endArriving(run: Run, isArriving: (reply: ArrivingReply) => boolean): void {
  const left = (run.arriving ?? []).filter(isArriving);
  if (left.length > 0) run.arriving = left;
  else delete run.arriving;
}

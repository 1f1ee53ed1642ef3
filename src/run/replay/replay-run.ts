/** Replays a stored run: computes the run at any moment with the reducer that built it. */

import type { ReceivedEvent, Run } from '../model/run.ts';
import type { RunUpdate } from '../model/run-update.ts';
import { createInput } from '../reduce/create-run.ts';
import { reduceRun } from '../reduce/run-reducer.ts';
import { piecesOf } from '../reduce/text-arrival.ts';
import { framesFrom } from '../stream/reply-frames.ts';

export interface Replay {
  /** Length of the run in ms. */
  endMs: number;
  /** The run `toMs` after its start; times must not decrease. At the end it is the stored run itself. */
  advance: (toMs: number) => Run;
}

interface TimedUpdate {
  at: number;
  update: RunUpdate;
}

/** Only for a run that has ended. Sends and fetches nothing. */
export function createReplay(run: Run): Replay {
  const steps = stepsOf(run);
  const streams = streamsOf(run);
  const endMs = Math.max(run.durationMs ?? 0, steps.at(-1)?.at ?? 0);
  let now = startOf(run);
  let position = 0;
  return {
    endMs,
    advance: (toMs) => {
      if (toMs >= endMs) return run;
      const from = position;
      while (position < steps.length && (steps[position]?.at ?? 0) <= toMs) position += 1;
      const updates = [
        ...streams.map((next) => next(toMs)),
        ...steps.slice(from, position).map(({ update }) => update),
      ];
      const due = updates.filter((update) => update !== null);
      if (due.length > 0) now = reduceRun(now, due);
      return now;
    },
  };
}

/** The run before anything was sent, with an entry for each answer. */
function startOf(run: Run): Run {
  const { arriving: _arriving, isReadingTraces: _reading, ...rest } = run;
  return {
    ...rest,
    status: 'running',
    durationMs: null,
    sessionId: null,
    inputs: run.inputs.map(({ index, outputs }) => createInput(index, outputs)),
    events: [],
    replies: [],
    response: null,
    error: null,
  };
}

function stepsOf(run: Run): TimedUpdate[] {
  const steps: TimedUpdate[] = [];
  for (const [requestIndex, { inputs }] of run.plan.requests.entries()) {
    const own = run.inputs.filter(({ index }) => inputs.includes(index));
    const starts = own.flatMap(({ startedAt }) => (startedAt === null ? [] : [startedAt]));
    if (starts.length > 0) {
      const at = Math.min(...starts);
      steps.push({ at, update: { kind: 'sent', at, requestIndex } });
    }
  }
  for (const received of run.events) for (const step of eventSteps(received)) steps.push(step);
  for (const [requestIndex, { inputs }] of run.plan.requests.entries()) {
    const own = run.inputs.filter(({ index, endedAt }) => inputs.includes(index) && endedAt !== null);
    const at = Math.max(0, ...own.map(({ endedAt }) => endedAt ?? 0));
    for (const reply of run.replies.filter((one) => one.requestIndex === requestIndex)) {
      // A stream may continue after its answer.
      const whole = Math.max(at, reply.frames?.marks.at(-2) ?? 0);
      steps.push({ at: whole, update: { kind: 'reply', reply } });
    }
    const error = own.find((input) => input.error !== null)?.error ?? run.error;
    if (own.length === 0 || own.some(({ status }) => status === 'stopped')) continue;
    steps.push({
      at,
      update: error ? { kind: 'failed', at, requestIndex, error } : { kind: 'answered', at, requestIndex },
    });
  }
  // The sort is stable, which keeps the order of simultaneous updates.
  return steps.sort((left, right) => left.at - right.at);
}

/** Splits text that was joined for the history into its original chunks. */
function eventSteps(received: ReceivedEvent): TimedUpdate[] {
  const { event, receivedAt, pieces } = received;
  if (event.event !== 'text-delta' || !pieces) {
    return [{ at: receivedAt, update: { kind: 'event', received } }];
  }
  const steps: TimedUpdate[] = [];
  let start = 0;
  for (const { at, size } of piecesOf(received, event.chunk.length)) {
    const chunk = event.chunk.slice(start, start + size);
    start += size;
    steps.push({ at, update: { kind: 'event', received: { receivedAt: at, event: { ...event, chunk } } } });
  }
  return steps;
}

/** For each streamed reply: the frames that arrived since the last moment, as one update. */
function streamsOf({ replies }: Run): ((toMs: number) => RunUpdate | null)[] {
  return replies.flatMap(({ requestIndex, body, frames, timing }) => {
    if (!frames || !timing) return [];
    const all = [...framesFrom({ requestIndex, frames }, 0)];
    let position = 0;
    return (toMs) => {
      const from = position;
      while (position < all.length && (all[position]?.at ?? 0) <= toMs) position += 1;
      const text = body.slice(all[from]?.from, all[position - 1]?.to);
      const marks = frames.marks.slice(from * 2, position * 2);
      return position === from ? null : { kind: 'arrived', requestIndex, text, marks, frames: position - from, timing };
    };
  });
}

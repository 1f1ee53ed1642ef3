/** Joins updates that arrive within about 50 ms into one batch, so that 2,000 tokens cause 50 renders, not 2,000. */
import type { RunEventOf } from '#contract/run-event.ts';
import type { ReceivedEvent } from '../model/run.ts';
import type { RunUpdate } from '../model/run-update.ts';
import { wait } from '../send/wait.ts';

export interface CoalesceOptions {
  windowMs: number;
  /** Monotonic, in ms. */
  clock: () => number;
  /** Resolves after so many ms, or when the signal is aborted. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** The defaults of the page. */
const BY_TIMER: CoalesceOptions = { windowMs: 50, clock: () => performance.now(), wait };

/**
 * Yields batches of updates in order: the first at once, each later one at least `windowMs` after the one before, and the
 * rest when the source ends. The first text of a window does not wait for events just before it. Chunks of the same text are
 * joined within a batch. Leaving early ends the source.
 */
export async function* coalesceText(source: AsyncIterable<RunUpdate>, options = BY_TIMER): AsyncGenerator<RunUpdate[]> {
  const { windowMs, clock, wait } = options;
  const iterator = source[Symbol.asyncIterator]();
  let batch = createBatch();
  let isEnded = false;
  const failures: unknown[] = [];
  let wake: () => void = () => undefined;
  let hurry = new AbortController();

  const pump = async () => {
    try {
      for (let step = await iterator.next(); !step.done; step = await iterator.next()) {
        const hadText = batch.hasText();
        batch.add(step.value);
        if (batch.hasText() && !hadText) hurry.abort();
        wake();
      }
    } catch (reason) {
      failures.push(reason);
    } finally {
      isEnded = true;
      hurry.abort();
      wake();
    }
  };
  const pumping = pump();
  let flushedAt = Number.NEGATIVE_INFINITY;
  let textAt = Number.NEGATIVE_INFINITY;
  try {
    while (!isEnded || !batch.isEmpty()) {
      if (batch.isEmpty()) {
        await new Promise<void>((done) => {
          wake = done;
        });
        continue;
      }
      const left = (batch.hasText() ? textAt : flushedAt) + windowMs - clock();
      if (left > 0 && !isEnded) {
        hurry = new AbortController();
        await wait(left, hurry.signal);
        if (hurry.signal.aborted) continue;
      }
      flushedAt = clock();
      if (batch.hasText()) textAt = flushedAt;
      const updates = batch.take();
      batch = createBatch();
      yield updates;
    }
    if (failures.length > 0) throw failures[0];
  } finally {
    await iterator.return?.();
    await pumping;
  }
}

interface Joined {
  received: ReceivedEvent;
  event: RunEventOf<'text-delta'>;
  chunks: string[];
  pieces: number[];
  sentAts: number[];
}

type Arrived = Extract<RunUpdate, { kind: 'arrived' }>;

function joinArrived(before: Arrived, update: Arrived): void {
  before.text += update.text;
  for (const mark of update.marks) before.marks.push(mark);
  before.frames += update.frames;
  before.timing = update.timing;
}

interface Batch {
  add(update: RunUpdate): void;
  isEmpty(): boolean;
  hasText(): boolean;
  take(): RunUpdate[];
}

/** Texts of different outputs may interleave; any other update ends the joining, to keep the order. */
function createBatch(): Batch {
  const slots: (RunUpdate | Joined)[] = [];
  const arrived = new Map<number, Arrived>();
  let open = new Map<string, Joined>();
  let hasText = false;
  return {
    isEmpty: () => slots.length === 0,
    hasText: () => hasText,
    add(update) {
      // Bytes accompany the events that they carry, so they do not end the joining and are joined to one update per batch.
      if (update.kind === 'arrived') {
        const before = arrived.get(update.requestIndex);
        if (before) joinArrived(before, update);
        else {
          const started = { ...update, marks: [...update.marks] };
          arrived.set(update.requestIndex, started);
          slots.push(started);
        }
        return;
      }
      if (update.kind === 'reply') arrived.delete(update.reply.requestIndex);
      if (update.kind !== 'event' || update.received.event.event !== 'text-delta') {
        slots.push(update);
        open = new Map();
        return;
      }
      hasText = true;
      const { received } = update;
      const { event } = update.received;
      const key = JSON.stringify([event.input, event.component, event.message_id, event.outputs]);
      const joined = open.get(key);
      if (joined) {
        joined.chunks.push(event.chunk);
        joined.pieces.push(received.receivedAt, event.chunk.length);
        joined.sentAts.push(event.at);
        return;
      }
      const pieces = [received.receivedAt, event.chunk.length];
      const started = { received, event, chunks: [event.chunk], pieces, sentAts: [event.at] };
      open.set(key, started);
      slots.push(started);
    },
    take: () => slots.map((slot) => ('chunks' in slot ? toUpdate(slot) : slot)),
  };
}

function toUpdate({ received, event, chunks, pieces, sentAts }: Joined): RunUpdate {
  if (chunks.length === 1) return { kind: 'event', received };
  const joined = { ...received, event: { ...event, chunk: chunks.join('') }, pieces };
  // Langflow's frames carry no time.
  const isTimed = sentAts.some((at) => at !== 0);
  return { kind: 'event', received: isTimed ? { ...joined, sentAts } : joined };
}

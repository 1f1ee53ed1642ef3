/** Tracks how text arrived: amount, times and chunks. */
import type { ReceivedEvent, TextArrival } from '../model/run.ts';

/** The number of ticks that the meter can show. */
const MAX_TICKS = 512;

export const NO_ARRIVAL: TextArrival = { chunks: 0, characters: 0, firstAt: null, lastAt: null, ticks: [] };

/** Time and length of each chunk in an event that carries text. */
export function* piecesOf(received: ReceivedEvent, length: number): Generator<{ at: number; size: number }> {
  const { pieces } = received;
  if (!pieces) {
    yield { at: received.receivedAt, size: length };
    return;
  }
  for (let index = 0; index + 1 < pieces.length; index += 2) {
    yield { at: pieces[index] ?? 0, size: pieces[index + 1] ?? 0 };
  }
}

/** Adds chunks; joins ticks beyond 512 so that all have about the same amount of text. */
export function addArrival(before: TextArrival, chunks: Iterable<{ at: number; size: number }>): TextArrival {
  const next: TextArrival = { ...before, ticks: [...before.ticks] };
  for (const { at, size } of chunks) {
    next.chunks += 1;
    next.characters += size;
    next.firstAt ??= at;
    next.lastAt = at;
    addTick(next, at, size);
  }
  return next;
}

function addTick(arrival: TextArrival, at: number, size: number): void {
  const last = arrival.ticks.at(-1);
  const isThinned = arrival.chunks - 1 > arrival.ticks.length;
  if (last && isThinned && last.size < arrival.characters / (MAX_TICKS / 2)) {
    arrival.ticks[arrival.ticks.length - 1] = { at: last.at, size: last.size + size };
    return;
  }
  arrival.ticks.push({ at, size });
  if (arrival.ticks.length <= MAX_TICKS) return;
  arrival.ticks = arrival.ticks.flatMap((tick, index, all) => {
    if (index % 2 === 1) return [];
    return [{ at: tick.at, size: tick.size + (all[index + 1]?.size ?? 0) }];
  });
}

/** Yields to the event loop during long work, so that other requests are served. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** The first turn only finishes the current one; others are served in the second. */
export async function yieldToEventLoop(): Promise<void> {
  await nextTurn();
  await nextTurn();
}

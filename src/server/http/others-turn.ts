/** Lets other requests have their turn in the middle of long work. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** The end of the turn that is at work comes first, and others only after it: so it is two of them. */
export async function othersTurn(): Promise<void> {
  await nextTurn();
  await nextTurn();
}

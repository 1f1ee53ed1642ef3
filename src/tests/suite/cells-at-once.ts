/** How many cells of a suite run at once. */
import { AT_ONCE } from '#flow/request/waits-for-model.ts';
import type { Suite } from './suite.ts';

export function cellsAtOnce({ session, atOnce }: Pick<Suite, 'session' | 'atOnce'>): number {
  // In one session the answers depend on what was said before.
  return session === 'shared' ? 1 : (atOnce ?? AT_ONCE);
}

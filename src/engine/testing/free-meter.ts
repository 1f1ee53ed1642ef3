/** Counts nothing, for tests of what is made and not of how much. */
import type { Meter } from '../values/character-budget.ts';

export const freeMeter: Meter = () => {};

/** A meter without a limit, for tests that are not about limits. */
import type { Meter } from '../values/character-budget.ts';

export const freeMeter: Meter = () => {};

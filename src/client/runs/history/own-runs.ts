/** Ids of the runs that this browser has started or opened from a file or a result. A server without names does not know whose a run is. */
import * as z from 'zod/mini';
import { preference, usePreference } from '../../shell/state/preference.ts';

/** More than the strip lists. */
const MAX_REMEMBERED = 300;

const ownRuns = preference<readonly string[]>('tweakbench.own-runs.1', z.array(z.string()), []);

/** Call it when a run starts, or is added. */
export function rememberOwnRun(id: string): void {
  ownRuns.write([id, ...ownRuns.read()].slice(0, MAX_REMEMBERED));
}

export function useOwnRuns(): readonly string[] {
  return usePreference(ownRuns)[0];
}

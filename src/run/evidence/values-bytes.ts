/** How large the values of runs are in a file. */
import type { Run } from '../model/run.ts';

/** Bytes of their JSON; 0 if no component reported any. */
export function valuesBytes(runs: readonly Run[]): number {
  const values = runs.flatMap(({ inputs }) => inputs.flatMap((input) => input.values ?? []));
  return values.reduce((sum, one) => sum + new Blob([JSON.stringify(one)]).size, 0);
}

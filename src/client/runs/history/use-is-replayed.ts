/** Whether this run is played again. */
import { useUiState } from '../../state/ui-state.ts';

/** By id: React keeps the last two selectors, and one that is written where the run is at hand keeps a large run in memory. */
export function useIsReplayed(id: string): boolean {
  return useUiState(({ replay }) => replay?.runId === id);
}

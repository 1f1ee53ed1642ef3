/** Whether this run is being replayed. */
import { useUiState } from '../../state/ui-state.ts';

/** Takes the id: React keeps the last two selectors, and a selector that closes over the run would keep a large run in memory. */
export function useIsReplayed(id: string): boolean {
  return useUiState(({ replay }) => replay?.runId === id);
}

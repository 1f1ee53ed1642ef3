/** What Run does while something other than the bench is shown: whoever shows it says so. */
import { useEffect, useEffectEvent } from 'react';
import { type ModeRun, useUiState } from '../state/ui-state.ts';

/** For the view that is shown, as long as it is. */
export function useProvideModeRun(label: string, run: () => void): void {
  const act = useEffectEvent(run);
  useEffect(() => {
    const own: ModeRun = { label, run: () => act() };
    useUiState.setState({ modeRun: own });
    return () => useUiState.setState(({ modeRun }) => (modeRun === own ? { modeRun: null } : {}));
  }, [label]);
}

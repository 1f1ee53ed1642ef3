/** Lets a mode other than the bench say what Run does while it is shown. */
import { useEffect, useEffectEvent } from 'react';
import { type ModeRun, useUiState } from '../state/ui-state.ts';

/** Registered while the calling view is mounted. */
export function useProvideModeRun(label: string, run: () => void): void {
  const act = useEffectEvent(run);
  useEffect(() => {
    const own: ModeRun = { label, run: () => act() };
    useUiState.setState({ modeRun: own });
    return () => useUiState.setState(({ modeRun }) => (modeRun === own ? { modeRun: null } : {}));
  }, [label]);
}

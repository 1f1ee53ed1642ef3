/** Lets a mode other than the bench say what Run does while it is shown. */
import { useEffect, useEffectEvent } from 'react';
import { type ModeRun, useUiState } from '../state/ui-state.ts';

/** Registered while the calling view is mounted. `blocked`: why nothing can be run now, in one sentence. */
export function useProvideModeRun(label: string, run: () => void, blocked: string | null = null): void {
  const act = useEffectEvent(run);
  useEffect(() => {
    const own: ModeRun = { label, run: () => act(), blocked };
    useUiState.setState({ modeRun: own });
    return () => useUiState.setState(({ modeRun }) => (modeRun === own ? { modeRun: null } : {}));
  }, [label, blocked]);
}

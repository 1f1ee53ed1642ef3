/** Actions of buttons and menus, registered by name so that the command palette offers them too. */
import { useEffect } from 'react';
import { type PageAction, useUiState } from '../../state/ui-state.ts';
import { useLatest } from '../browser/use-latest.ts';

/** Registers actions while the component is mounted. `place` is where they are on the page, such as `Tweaks menu`; null registers none. */
export function usePageActions(section: string | null, actions: readonly PageAction[]): void {
  const latest = useLatest(actions);
  useEffect(() => {
    if (section === null) return;
    const own = { section, read: () => latest.current };
    useUiState.setState(({ pageActions }) => ({ pageActions: [...pageActions, own] }));
    return () =>
      useUiState.setState(({ pageActions }) => ({ pageActions: pageActions.filter((other) => other !== own) }));
  }, [section, latest]);
}

/** All actions that are available now; of several with the same name only the first. */
export function pageActions(): readonly (PageAction & { section: string })[] {
  const found = new Map<string, PageAction & { section: string }>();
  for (const { section, read } of useUiState.getState().pageActions) {
    for (const action of read()) {
      if (action.isBlocked !== true && !found.has(action.label)) found.set(action.label, { ...action, section });
    }
  }
  return [...found.values()];
}

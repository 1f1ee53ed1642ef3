/** What the buttons and menus of the page do, by name, so that the command palette finds them too. */
import { useEffect, useRef } from 'react';
import { type PageAction, useUiState } from '../../state/ui-state.ts';

/** Offers these while the component is there. `place` says where they are on the page, such as `Tweaks menu`; null offers none. */
export function usePageActions(place: string | null, actions: readonly PageAction[]): void {
  const drawn = useRef(actions);
  useEffect(() => {
    drawn.current = actions;
  });
  useEffect(() => {
    if (place === null) return;
    const own = { place, read: () => drawn.current };
    useUiState.setState(({ pageActions }) => ({ pageActions: [...pageActions, own] }));
    return () =>
      useUiState.setState(({ pageActions }) => ({ pageActions: pageActions.filter((other) => other !== own) }));
  }, [place]);
}

/** All that can be done at this moment; a name that several places share is given once. */
export function pageActions(): readonly (PageAction & { place: string })[] {
  const found = new Map<string, PageAction & { place: string }>();
  for (const { place, read } of useUiState.getState().pageActions) {
    for (const action of read()) {
      if (action.isBlocked !== true && !found.has(action.label)) found.set(action.label, { ...action, place });
    }
  }
  return [...found.values()];
}

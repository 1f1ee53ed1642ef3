/** What the buttons and menus of the page do, by name, so that the command palette finds them too. */
import { type RefObject, useEffect, useRef } from 'react';
import { type PageAction, useUiState } from '../../state/ui-state.ts';

/** Offers these while the component is there. `place` says where they are on the page, such as `Tweaks menu`; null offers none. */
export function usePageActions(place: string | null, actions: readonly PageAction[]): void {
  const drawn = useLatest(actions);
  useEffect(() => {
    if (place === null) return;
    const own = { place, read: () => drawn.current };
    useUiState.setState(({ pageActions }) => ({ pageActions: [...pageActions, own] }));
    return () =>
      useUiState.setState(({ pageActions }) => ({ pageActions: pageActions.filter((other) => other !== own) }));
  }, [place, drawn]);
}

/** Apart from what is registered for good: functions that are written side by side keep what any of them uses, here a large run. */
function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
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

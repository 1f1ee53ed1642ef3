/** What the buttons and menus of the page do, by name, so that the command palette finds them too. */
import { useEffect } from 'react';

export interface PageAction {
  label: string;
  onSelect: () => void;
  /** True while it can do nothing. */
  isBlocked?: boolean;
}

interface Place {
  name: string;
  actions: readonly PageAction[];
}

const places = new Set<Place>();

/** Offers these while the component is there. `name` says where they are on the page, such as `Tweaks menu`; null offers none. */
export function usePageActions(name: string | null, actions: readonly PageAction[]): void {
  // After each render: an action does what it did when the page was last drawn.
  useEffect(() => {
    if (name === null) return;
    const place = { name, actions };
    places.add(place);
    return () => {
      places.delete(place);
    };
  });
}

/** All that can be done at this moment; a name that several places share is given once. */
export function pageActions(): readonly (PageAction & { place: string })[] {
  const found = new Map<string, PageAction & { place: string }>();
  for (const { name, actions } of places) {
    for (const action of actions) {
      if (action.isBlocked !== true && !found.has(action.label)) found.set(action.label, { ...action, place: name });
    }
  }
  return [...found.values()];
}

/** What the stores that follow the form have in common. */
import type { UseFormReturn } from 'react-hook-form';
import type { RequestDraft } from '#run/model/request-draft.ts';

export type DraftForm = UseFormReturn<RequestDraft>;

/** Gives every caller the same store of a form. */
export function storePerForm<Store>(create: (form: DraftForm) => Store): (form: DraftForm) => Store {
  const stores = new WeakMap<DraftForm, Store>();
  return (form) => {
    const known = stores.get(form);
    if (known) return known;
    const made = create(form);
    stores.set(form, made);
    return made;
  };
}

export interface StoreListeners {
  /** Returns the way to stop. */
  subscribe: (listener: () => void) => () => void;
  tell: () => void;
}

/** Listeners of a store that works only while it has some; `start` returns what ends its work. */
export function createListeners(start: () => () => void): StoreListeners {
  const listeners = new Set<() => void>();
  let stop = () => {};
  return {
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) stop = start();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      };
    },
    tell() {
      for (const listener of [...listeners]) listener();
    },
  };
}

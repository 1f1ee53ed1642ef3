/** Shared by the stores that are derived from the form. */
import type { UseFormReturn } from 'react-hook-form';
import type { RequestDraft } from '#run/model/request-draft.ts';

export type DraftForm = UseFormReturn<RequestDraft>;

/** Creates one store per form, shared by all callers. */
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
  /** Returns the unsubscribe function. */
  subscribe: (listener: () => void) => () => void;
  tell: () => void;
}

/** Listeners of a store that is active only while it has some. `start` returns a function that stops it. */
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

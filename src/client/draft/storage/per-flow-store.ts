/** What the browser keeps of each flow beside its draft. Every tab reads and changes the same. */

export interface PerFlowStoreOptions<Kept> {
  /** Put before the place. */
  prefix: string;
  empty: Kept;
  /** Never throws. */
  parse: (value: unknown) => Kept;
  /** What was read with the secrets that `mine` has where `masked`, which is `mine` as it was stored, is no different. */
  withSecrets?: (read: Kept, mine: Kept, masked: Kept) => Kept;
}

/** `place` is the flow's id behind its scope, as for drafts. */
export interface PerFlowStore<Kept> {
  /** The same object until it changes. */
  read: (place: string) => Kept;
  /** `masked` is what is stored; the rest lives as long as the page. Nothing is left behind where it is empty. */
  write: (place: string, kept: Kept, masked?: Kept) => void;
  /** Also of changes in other tabs. Returns the way to stop. */
  subscribe: (listener: () => void) => () => void;
}

export function createPerFlowStore<Kept>(options: PerFlowStoreOptions<Kept>): PerFlowStore<Kept> {
  const { prefix, empty, parse, withSecrets = (read) => read } = options;
  /** With the stored text that each of them goes with. */
  const known = new Map<string, { text: string | null; kept: Kept }>();
  const listeners = new Set<() => void>();

  const parseText = (text: string | null): Kept => {
    try {
      return text === null ? empty : parse(JSON.parse(text));
    } catch {
      return empty;
    }
  };
  const stored = (place: string): string | null => {
    try {
      return localStorage.getItem(prefix + place);
    } catch {
      return null;
    }
  };
  const hear = ({ key }: StorageEvent) => {
    if (key === null || key.startsWith(prefix)) for (const listener of [...listeners]) listener();
  };

  return {
    read(place) {
      const text = stored(place);
      const before = known.get(place);
      if (before?.text === text) return before.kept;
      const read = parseText(text);
      const kept = before ? withSecrets(read, before.kept, parseText(before.text)) : read;
      known.set(place, { text, kept });
      return kept;
    },
    write(place, kept, masked = kept) {
      const text = JSON.stringify(masked);
      try {
        if (text === JSON.stringify(empty)) localStorage.removeItem(prefix + place);
        else localStorage.setItem(prefix + place, text);
      } catch {
        // It then lives as long as the page.
      }
      known.set(place, { text: stored(place), kept });
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      if (listeners.size === 0) addEventListener('storage', hear);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) removeEventListener('storage', hear);
      };
    },
  };
}

/** What this browser keeps for good, one JSON value under each key. Every tab reads and changes the same. */
import { useMemo, useSyncExternalStore } from 'react';
import { useUiState } from './ui-state.ts';
import { withoutKey } from './without-key.ts';

export interface Preference<Value> {
  /** As it is kept now, by whatever tab. */
  read: () => Value;
  write: (value: Value) => void;
  /** `read` for a text that was read before. */
  parse: (text: string | null) => Value;
  key: string;
}

/**
 * `schema` throws on what it cannot read, which then counts as `fallback`; that itself leaves nothing behind in the browser.
 * Where the browser refuses to store, the value lives as long as the page.
 */
export function preference<Value>(
  key: string,
  schema: { parse: (value: unknown) => Value },
  fallback: Value,
): Preference<Value> {
  const none = JSON.stringify(fallback);
  const parse = (text: string | null): Value => {
    try {
      return text === null ? fallback : schema.parse(jsonOf(text));
    } catch {
      return fallback;
    }
  };
  return {
    ...{ key, parse },
    read: () => parse(readText(key)),
    write(value) {
      const text = JSON.stringify(value);
      writeText(key, text === none ? null : text);
    },
  };
}

/** Renders again when any tab changes it. The value is the same object until then, for a preference that stays the same. */
export function usePreference<Value>({ key, parse, write }: Preference<Value>): [Value, (value: Value) => void] {
  const text = useSyncExternalStore(onStorage, () => readText(key));
  return [useMemo(() => parse(text), [parse, text]), write];
}

/** Earlier releases wrote words as they are. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function readText(key: string): string | null {
  const unstored = useUiState.getState().unstoredTexts.get(key);
  if (unstored !== undefined) return unstored;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function writeText(key: string, text: string | null): void {
  const { unstoredTexts } = useUiState.getState();
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    if (unstoredTexts.has(key)) useUiState.setState({ unstoredTexts: withoutKey(unstoredTexts, key) });
  } catch {
    useUiState.setState({ unstoredTexts: new Map(unstoredTexts).set(key, text) });
  }
  // The browser tells other tabs only.
  window.dispatchEvent(new StorageEvent('storage', { key }));
}

function onStorage(listener: () => void): () => void {
  window.addEventListener('storage', listener);
  return () => window.removeEventListener('storage', listener);
}

/** Settings in localStorage, one JSON value for each key. All tabs share them. */
import { useMemo, useSyncExternalStore } from 'react';
import { tryParseJson } from '#contract/json.ts';
import { useUiState } from './ui-state.ts';
import { withoutKey } from './without-key.ts';

export interface Preference<Value> {
  /** The stored value, whichever tab wrote it. */
  read: () => Value;
  write: (value: Value) => void;
  /** `read` for a stored text that the caller has already. */
  parse: (text: string | null) => Value;
  key: string;
}

/**
 * A stored value that `schema` throws on is read as `fallback`. Writing `fallback` removes the key. If the browser refuses
 * to store, the value is kept until the page closes.
 */
export function preference<Value>(
  key: string,
  schema: { parse: (value: unknown) => Value },
  fallback: Value,
): Preference<Value> {
  const none = JSON.stringify(fallback);
  const parse = (text: string | null): Value => {
    if (text === null) return fallback;
    try {
      return schema.parse(tryParseJson(text));
    } catch {
      return fallback;
    }
  };
  return {
    key,
    parse,
    read: () => parse(readText(key)),
    write(value) {
      const text = JSON.stringify(value);
      writeText(key, text === none ? null : text);
    },
  };
}

/** Renders again when any tab changes it. The value is the same object until then, as long as the preference is. */
export function usePreference<Value>({ key, parse, write }: Preference<Value>): [Value, (value: Value) => void] {
  const text = useSyncExternalStore(onStorage, () => readText(key));
  return [useMemo(() => parse(text), [parse, text]), write];
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
  // The browser sends its own event to other tabs only.
  window.dispatchEvent(new StorageEvent('storage', { key }));
}

function onStorage(listener: () => void): () => void {
  window.addEventListener('storage', listener);
  return () => window.removeEventListener('storage', listener);
}

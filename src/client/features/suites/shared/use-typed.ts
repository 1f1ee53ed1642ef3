/** A text field whose value is written after a pause, or when the field is left: each write reads the whole suite. */
import { useEffect, useEffectEvent, useState } from 'react';

const PAUSE_MS = 400;

export interface Typed {
  value: string;
  onChange: (value: string) => void;
  onBlur: () => void;
}

export function useTyped(value: string, write: (value: string) => void): Typed {
  /** Null while nothing is typed that was not written. */
  const [typed, setTyped] = useState<string | null>(null);
  const flush = useEffectEvent(() => {
    if (typed === null) return;
    if (typed !== value) write(typed);
    setTyped(null);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each key begins the pause again
  useEffect(() => {
    const timer = setTimeout(() => flush(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  // What is typed is kept also when the field goes, as when another case is chosen.
  useEffect(() => () => flush(), []);
  return { value: typed ?? value, onChange: setTyped, onBlur: () => flush() };
}

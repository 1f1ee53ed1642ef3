/** A text field whose value is written after a pause, or when the field is left: each write reads the whole suite. */
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

const PAUSE_MS = 400;

export interface Typed {
  value: string;
  onChange: (value: string) => void;
  onBlur: () => void;
}

export function useTyped(value: string, write: (value: string) => void): Typed {
  /** Null while nothing is typed that was not written. */
  const [typed, setTyped] = useState<string | null>(null);
  const save = useDebouncedCallback(
    (text: string) => {
      if (text !== value) write(text);
      setTyped(null);
    },
    // What is typed is kept also when the field goes, as when another case is chosen.
    { delay: PAUSE_MS, flushOnUnmount: true },
  );
  const onChange = (text: string) => {
    setTyped(text);
    save(text);
  };
  return { value: typed ?? value, onChange, onBlur: () => save.flush() };
}

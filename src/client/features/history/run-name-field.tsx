/** Edits the name of a run in place: Enter saves it, Escape cancels. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import classes from './history-strip.module.css';

export interface RunNameFieldProps {
  number: number;
  name: string;
  /** Null cancels. */
  onDone: (name: string | null) => void;
}

export function RunNameField({ number, name, onDone }: RunNameFieldProps) {
  const [text, setText] = useState(name);
  return (
    <TextInput
      className={classes.naming ?? ''}
      size="xs"
      aria-label={`Name of run ${number}`}
      placeholder={`Name of run ${number}`}
      maxLength={80}
      value={text}
      ref={(field) => field?.focus()}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => onDone(text)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') onDone(text);
        if (event.key !== 'Escape') return;
        // Otherwise Escape would stop a run.
        event.stopPropagation();
        onDone(null);
      }}
    />
  );
}

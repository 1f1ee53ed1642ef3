/** A field for a whole number in a range. Keeps the typed text, and reports it only if it is such a number. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';

export interface CountFieldProps {
  label: string;
  initial: number;
  least: number;
  most: number;
  onChange: (count: number) => void;
}

export function CountField({ label, initial, least, most, onChange }: CountFieldProps) {
  const [text, setText] = useState(String(initial));
  const isUsable = (count: number) => Number.isInteger(count) && count >= least && count <= most;
  return (
    <TextInput
      size="xs"
      w={64}
      aria-label={label}
      inputMode="numeric"
      autoComplete="off"
      value={text}
      error={isUsable(Number(text)) ? null : `${least} to ${most.toLocaleString('en')}`}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        if (isUsable(Number(typed))) onChange(Number(typed));
      }}
    />
  );
}

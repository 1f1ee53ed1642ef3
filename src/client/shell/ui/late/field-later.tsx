/** A list field that is loaded when the form is open, or somebody reaches for it; until then a field of the same name stands there. */
import { TextInput, type TextInputProps } from '@mantine/core';
import { type ComponentType, useEffect, useState } from 'react';
import { IconChevronDown } from '../../icons/icons.ts';
import { whenPageOpen } from '../browser/page-open.ts';
import { hasModifier } from '../browser/platform-keys.ts';
import { useLoaded } from '../browser/use-loaded.ts';

export interface LateField {
  /** True if the field that stood there had the focus. */
  isToFocus: boolean;
  /** True if the pointer was pressed on it. */
  isToOpen: boolean;
  /** What was typed into it meanwhile. */
  typed: string;
}

export interface FieldLaterProps extends TextInputProps {
  /** Stable. Null if it cannot be loaded, because the server is gone. */
  load: () => Promise<ComponentType<LateField> | null>;
}

export function FieldLater({ load, ...shown }: FieldLaterProps) {
  const [isNeeded, setNeeded] = useState(false);
  const [isToFocus, setToFocus] = useState(false);
  const [isToOpen, setToOpen] = useState(false);
  const [typed, setTyped] = useState('');
  useEffect(() => {
    let isGone = false;
    void whenPageOpen().then(() => {
      if (!isGone) setNeeded(true);
    });
    return () => {
      isGone = true;
    };
  }, []);
  const Field = useLoaded(load, isNeeded);
  if (Field !== null)
    return <Field isToFocus={isToFocus} isToOpen={isToFocus && isToOpen} typed={isToFocus ? typed : ''} />;
  return (
    <TextInput
      {...shown}
      role="combobox"
      aria-expanded={false}
      aria-haspopup="listbox"
      readOnly
      pointer
      rightSection={<IconChevronDown size={16} stroke={1.6} aria-hidden="true" />}
      rightSectionPointerEvents="none"
      onPointerDown={() => setToOpen(true)}
      onPointerEnter={() => setNeeded(true)}
      onFocus={() => {
        setNeeded(true);
        setToFocus(true);
      }}
      onBlur={() => {
        setToFocus(false);
        setTyped('');
      }}
      onKeyDown={(event) => {
        const { key } = event;
        if (hasModifier(event)) return;
        if (key.length === 1) setTyped((before) => before + key);
        else if (key === 'Backspace') setTyped((before) => before.slice(0, -1));
      }}
    />
  );
}

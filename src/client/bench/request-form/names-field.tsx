/** A NamePicker of the form, which takes the focus when somebody goes to it. Loaded when the form first shows one. */
import { useEffect, useRef } from 'react';
import { NamePicker, type NamePickerProps } from '../../shell/ui/controls/name-picker.tsx';
import type { OptionalField } from './use-optional-field.ts';

export type NamesFieldProps = NamePickerProps & Pick<OptionalField, 'isToFocus' | 'onFocused'>;

export function NamesField({ isToFocus, onFocused, ...props }: NamesFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isToFocus) return;
    input.current?.focus();
    onFocused();
  }, [isToFocus, onFocused]);
  return <NamePicker {...props} ref={input} />;
}

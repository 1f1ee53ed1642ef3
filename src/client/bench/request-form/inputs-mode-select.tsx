/** The list of the three ways to send inputs. */
import { Select } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useController } from 'react-hook-form';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useUiRequest } from '../../shell/state/use-ui-request.ts';
import { useListOnFocus } from '../../shell/ui/controls/use-list-on-focus.ts';
import type { LateField } from '../../shell/ui/late/field-later.tsx';
import { INPUTS_MODE_NOTES, INPUTS_MODES } from './inputs-modes.ts';
import classes from './request-form.module.css';

export function InputsModeSelect({ isToFocus, isToOpen }: LateField) {
  const { control } = useDraftForm();
  const { field } = useController({ control, name: 'inputsMode' });
  const input = useRef<HTMLInputElement>(null);
  const { keepMounted, ...focus } = useListOnFocus();
  useEffect(() => {
    if (isToFocus) input.current?.focus();
  }, [isToFocus]);
  useUiRequest(
    'focus',
    () => input.current?.focus(),
    // There are no fields of inputs in the other modes.
    ({ kind }) => kind === 'inputs' || (kind === 'input' && field.value !== 'mine'),
  );
  return (
    <Select
      ref={input}
      aria-label="Inputs sent"
      size="xs"
      data={INPUTS_MODES}
      defaultDropdownOpened={isToOpen}
      value={field.value}
      onChange={(value) => {
        const mode = INPUTS_MODES.find((entry) => entry.value === value);
        if (mode !== undefined) field.onChange(mode.value);
      }}
      rightSectionWidth={24}
      classNames={{ root: field.value === 'mine' ? classes.modeShort : classes.mode, input: 'tb-size-sm' }}
      {...focus}
      comboboxProps={{ width: 292, position: 'bottom-start', keepMounted }}
      renderOption={({ option }) => (
        <span>
          {option.label}
          <span className="tb-xs tb-quiet tb-block">{noteOf(option.value)}</span>
        </span>
      )}
    />
  );
}

function noteOf(value: string): string {
  const mode = INPUTS_MODES.find((entry) => entry.value === value);
  return mode === undefined ? '' : INPUTS_MODE_NOTES[mode.value];
}

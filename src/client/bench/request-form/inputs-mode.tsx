/** The three ways to send inputs. The endpoint distinguishes them by which parts of the request are absent. */
import { Select } from '@mantine/core';
import { useRef } from 'react';
import { useController } from 'react-hook-form';
import type { InputsMode } from '#run/model/request-draft.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useUiRequest } from '../../shell/state/use-ui-request.ts';
import { useListOnFocus } from '../../shell/ui/controls/use-list-on-focus.ts';
import classes from './request-form.module.css';

const MODES: { value: InputsMode; label: string }[] = [
  { value: 'mine', label: 'My inputs' },
  { value: 'none', label: 'None (every input component is sent empty text)' },
  { value: 'keep', label: "Use the flow's saved text" },
];

/** What the server will do, in one line. */
export const INPUTS_MODE_NOTES: Record<InputsMode, string> = {
  mine: 'The flow runs once per input.',
  none: 'Sends no inputs. The flow runs once, and every input component gets empty text.',
  keep: 'Sends an empty list. The flow runs once with its saved text.',
};

export function InputsModeChoice() {
  const { control } = useDraftForm();
  const { field } = useController({ control, name: 'inputsMode' });
  const input = useRef<HTMLInputElement>(null);
  const { keepMounted, ...focus } = useListOnFocus();
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
      data={MODES}
      value={field.value}
      onChange={(value) => {
        const mode = MODES.find((entry) => entry.value === value);
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
  const mode = MODES.find((entry) => entry.value === value);
  return mode === undefined ? '' : INPUTS_MODE_NOTES[mode.value];
}

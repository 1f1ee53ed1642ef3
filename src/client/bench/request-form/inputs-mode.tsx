/** How inputs are sent, and the list of ways to choose from once it is loaded. */
import { useDraftValue } from '../../draft/use-draft.ts';
import { FieldLater } from '../../shell/ui/late/field-later.tsx';
import { INPUTS_MODES } from './inputs-modes.ts';
import classes from './request-form.module.css';

const load = async () => (await import('./inputs-mode-select.tsx').catch(() => null))?.InputsModeSelect ?? null;

export function InputsModeChoice() {
  const mode = useDraftValue('inputsMode');
  return (
    <FieldLater
      load={load}
      aria-label="Inputs sent"
      size="xs"
      value={INPUTS_MODES.find(({ value }) => value === mode)?.label ?? ''}
      rightSectionWidth={24}
      classNames={{ root: mode === 'mine' ? classes.modeShort : classes.mode, input: 'tb-size-sm' }}
    />
  );
}

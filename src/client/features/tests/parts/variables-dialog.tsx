/** Asks for the values that a suite reads from its environment. They stay in the memory of this tab. */
import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../ui/controls/dialog.tsx';
import { DialogFoot } from '../../../ui/controls/dialog-foot.tsx';
import classes from './tests.module.css';

export interface VariablesDialogProps {
  names: readonly string[];
  /** Null cancels. */
  onProvide: (values: ReadonlyMap<string, string> | null) => void;
}

export function VariablesDialog({ names, onProvide }: VariablesDialogProps) {
  const [values, setValues] = useState<ReadonlyMap<string, string>>(new Map());
  const isWhole = names.every((name) => (values.get(name) ?? '') !== '');
  return (
    <Dialog onClose={() => onProvide(null)} title="Values for this run" size={520}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole) onProvide(values);
        }}
      >
        <p className={`tb-quiet ${classes.dialogText}`}>
          The suite names these values but does not contain them. This tab keeps them until you close it, and no result
          has them.
        </p>
        {names.map((name, at) => (
          <PasswordInput
            key={name}
            className={classes.dialogText ?? ''}
            label={name}
            autoComplete="off"
            data-autofocus={at === 0 || undefined}
            visibilityToggleButtonProps={{ 'aria-label': `Show ${name}` }}
            value={values.get(name) ?? ''}
            onChange={({ currentTarget: { value } }) => setValues(new Map(values).set(name, value))}
          />
        ))}
        <DialogFoot onCancel={() => onProvide(null)}>
          <Button variant="filled" type="submit" aria-disabled={!isWhole}>
            Run
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

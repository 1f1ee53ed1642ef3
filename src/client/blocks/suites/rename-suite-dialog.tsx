import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type NamedSuite, useSuiteCommands } from '../../runs/suites/use-suite-commands.ts';
import { Dialog } from '../../ui/controls/dialog.tsx';
import { DialogFoot } from '../../ui/controls/dialog-foot.tsx';

export interface RenameSuiteDialogProps {
  suite: NamedSuite;
  onClose: () => void;
}

export function RenameSuiteDialog({ suite, onClose }: RenameSuiteDialogProps) {
  const { rename } = useSuiteCommands();
  const [name, setName] = useState(suite.name);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    rename(suite, name.trim());
    onClose();
  };
  return (
    <Dialog onClose={onClose} title="Rename suite" size={420}>
      <form onSubmit={save}>
        <TextInput
          label="Name"
          data-autofocus
          maxLength={200}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <DialogFoot onCancel={onClose}>
          <Button variant="filled" type="submit" aria-disabled={name.trim() === ''}>
            Rename
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

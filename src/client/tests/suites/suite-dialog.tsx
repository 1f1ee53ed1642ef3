/** Renames a suite, or moves it to another flow. */
import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { SuiteEntry } from '#contract/workspace/suite-entry.ts';
import { useFlows } from '../../shell/api/flows-query.ts';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { DialogFoot } from '../../shell/ui/controls/dialog-foot.tsx';
import { useSuiteCommands } from '../runs/use-suite-commands.ts';

export interface SuiteDialogProps {
  kind: 'rename' | 'move';
  suite: Pick<SuiteEntry, 'id' | 'name' | 'flow'>;
  onClose: () => void;
}

export function SuiteDialog({ kind, ...props }: SuiteDialogProps) {
  return kind === 'rename' ? <Rename {...props} /> : <Move {...props} />;
}

type PartProps = Omit<SuiteDialogProps, 'kind'>;

function Rename({ suite, onClose }: PartProps) {
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

/** Moves a suite to another flow, to whose components its own are matched. */
function Move({ suite, onClose }: PartProps) {
  const flows = (useFlows().data ?? []).filter(({ id }) => id !== suite.flow.id);
  const open = useOpenFlow();
  const { moveTo } = useSuiteCommands();
  const [id, setId] = useState<string | null>((flows.find((flow) => flow.id === open?.id) ?? flows[0])?.id ?? null);
  const flow = flows.find((one) => one.id === id);
  const move = () => {
    if (!flow) return;
    moveTo(suite, { id: flow.id, name: flow.name });
    onClose();
  };
  return (
    <Dialog onClose={onClose} title="Move to another flow" size={460}>
      <Select
        label="Flow of the suite"
        description="Its components are matched again, and you are told which. Old results stay."
        searchable
        data={flows.map((one) => ({ value: one.id, label: one.name }))}
        value={id}
        onChange={setId}
      />
      <DialogFoot onCancel={onClose}>
        <Button variant="filled" data-autofocus aria-disabled={!flow} onClick={move}>
          Move
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

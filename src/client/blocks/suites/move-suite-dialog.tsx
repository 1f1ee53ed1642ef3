/** Moves a suite to another flow; its components are matched again. */
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import type { SuiteEntry } from '#contract/workspace/suite-entry.ts';
import { useFlows } from '../../api/flows-query.ts';
import { useOpenFlow } from '../../navigation/use-open-flow.ts';
import { useSuiteCommands } from '../../runs/suites/use-suite-commands.ts';
import { Dialog } from '../../ui/controls/dialog.tsx';
import { DialogFoot } from '../../ui/controls/dialog-foot.tsx';

export interface MoveSuiteDialogProps {
  suite: Pick<SuiteEntry, 'id' | 'name' | 'flow'>;
  onClose: () => void;
}

export function MoveSuiteDialog({ suite, onClose }: MoveSuiteDialogProps) {
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

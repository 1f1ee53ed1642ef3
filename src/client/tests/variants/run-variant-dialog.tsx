/** A variant with the tweaks of an earlier run of the flow. */
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useRunActions } from '../../runs/use-run-actions.ts';
import { useRunSummaries } from '../../runs/use-runs.ts';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { DialogFoot } from '../../shell/ui/controls/dialog-foot.tsx';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { useSuiteEditing } from '../shared/suite-editing.ts';

export interface RunVariantDialogProps {
  onAdd: (variant: { name: string; tweaksText: string }) => void;
  onClose: () => void;
}

export function RunVariantDialog({ onAdd, onClose }: RunVariantDialogProps) {
  const { index } = useSuiteEditing();
  const { summaries } = useRunSummaries();
  const { read } = useRunActions();
  const runs = summaries.filter(({ flow }) => flow.id === index?.id);
  const [id, setId] = useState<string | null>(runs[0]?.id ?? null);
  const add = async () => {
    if (id === null) return;
    const run = await read(id);
    if (run === null) throw new Error('This run was deleted');
    onAdd({ name: `Run ${run.number}`, tweaksText: run.draft.tweaksText });
    onClose();
  };
  return (
    <Dialog onClose={onClose} title="Variant from a run" size={520}>
      {runs.length === 0 ? (
        <p className="tb-quiet">This flow has no saved run yet.</p>
      ) : (
        <Select
          label="Run"
          searchable
          data={runs.map(({ id: value, number, name, change }) => ({
            value,
            label: `#${number} ${name === null ? change : `${name} · ${change}`}`,
          }))}
          value={id}
          onChange={setId}
        />
      )}
      <DialogFoot onCancel={onClose}>
        <Button
          variant="filled"
          data-autofocus
          aria-disabled={id === null}
          onClick={() => notifyError(add(), 'No variant was added')}
        >
          Add variant
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

/** Makes a variant from the tweaks of an earlier run of this flow. */
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useRunActions } from '../../runs/use-run-actions.ts';
import { useRunSummaries } from '../../runs/use-runs.ts';
import { Dialog } from '../../ui/controls/dialog.tsx';
import { DialogFoot } from '../../ui/controls/dialog-foot.tsx';
import { notifyError } from '../../ui/feedback/notify-error.ts';
import type { NewVariant } from './use-variant-set.ts';
import classes from './variants-view.module.css';

export interface FromRunDialogProps {
  flowId: string;
  onAdd: (variants: readonly NewVariant[]) => void;
  onClose: () => void;
}

export function FromRunDialog({ flowId, onAdd, onClose }: FromRunDialogProps) {
  const { summaries } = useRunSummaries();
  const { read } = useRunActions();
  const runs = summaries.filter(({ flow, isMatrix }) => flow.id === flowId && isMatrix !== true);
  const [id, setId] = useState<string | null>(runs[0]?.id ?? null);
  const add = async () => {
    if (id === null) return;
    const run = await read(id);
    if (run === null) throw new Error('This run was deleted');
    onAdd([{ name: `Run ${run.number}`, tweaksText: run.draft.tweaksText }]);
    onClose();
  };
  return (
    <Dialog onClose={onClose} title="Variant from a run" size={520}>
      {runs.length === 0 ? (
        <p className={`tb-quiet ${classes.outcome}`}>This flow has no saved run yet.</p>
      ) : (
        <Select
          label="Run"
          searchable
          allowDeselect={false}
          data={runs.map(({ id: value, number, name, change }) => ({
            value,
            label: `#${number} ${name === null ? change : `${name} · ${change}`}`,
          }))}
          value={id}
          onChange={setId}
        />
      )}
      <DialogFoot>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button data-autofocus aria-disabled={id === null} onClick={() => notifyError(add(), 'No variant was added')}>
          Add variant
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

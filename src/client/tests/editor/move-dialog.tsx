/** Moves cases to another suite. */
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { formatCount } from '#run/figures/result-format.ts';
import type { CaseRow } from '#tests/source/case-rows.ts';
import { addItems } from '#tests/suite/edit-suite.ts';
import { listOf } from '#tests/suite/rows/json-parts.ts';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { DialogFoot } from '../../shell/ui/controls/dialog-foot.tsx';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { undoOfNow } from '../runs/use-suite.ts';
import { useSuites } from '../runs/use-suites.ts';
import { useSuitesService } from '../runs/use-suites-service.ts';
import { useSuiteEditing } from '../shared/suite-editing.ts';

export interface MoveDialogProps {
  rows: readonly CaseRow[];
  onClose: () => void;
}

export function MoveDialog({ rows, onClose }: MoveDialogProps) {
  const { value, apply, view } = useSuiteEditing();
  const { suites } = useSuites();
  const service = useSuitesService();
  const others = suites.filter(({ entry, isHere }) => isHere && entry.id !== view.entry?.id);
  const [id, setId] = useState<string | null>(others[0]?.entry.id ?? null);
  const written = rows.filter(({ file }) => file === null);
  const entries = listOf(value.cases);
  const move = async () => {
    if (id === null) return;
    const target = service.document(id);
    const { entry } = await target.settled();
    const moved = written.map((row) => entries[row.entry] ?? {});
    const why = target.edit((text) => addItems(text, 'cases', moved));
    if (why !== null) throw new Error(why);
    apply({ kind: 'remove', path: ['cases'], indexes: written.map((row) => row.entry) });
    const [undoHere, undoThere] = [view.undoOfNow(), undoOfNow(target)];
    notify({
      message: `${formatCount(moved.length, 'case')} moved to ${entry?.name ?? 'the suite'}`,
      undo() {
        undoHere();
        undoThere();
      },
    });
    onClose();
  };
  return (
    <Dialog onClose={onClose} title={`Move ${formatCount(written.length, 'case')}`} size={460}>
      {others.length === 0 ? (
        <p className="tb-quiet">There is no other suite. Make one first.</p>
      ) : (
        <Select
          label="To the suite"
          searchable
          data={others.map(({ entry }) => ({ value: entry.id, label: `${entry.name} (${entry.flow.name})` }))}
          value={id}
          onChange={setId}
        />
      )}
      <DialogFoot onCancel={onClose}>
        <Button
          variant="filled"
          data-autofocus
          aria-disabled={id === null || written.length === 0}
          onClick={() => written.length > 0 && notifyError(move(), 'No case was moved')}
        >
          Move
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

/** Undo, in a notice, of what is done to a draft: only there, and only as long as nothing was changed there since. */
import { useCallback } from 'react';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { notify } from '../ui/feedback/notify.ts';
import { useDraftContext } from './draft-context.ts';
import { type AmendDraft, backTo, type DraftAmendment } from './storage/amend-draft.ts';

/** Says what was done. `undo` gives what to put back; see `amendLater` of the draft for `amend`. `flowName`: where that is. */
export function offerUndo(message: string, amend: AmendDraft, undo: DraftAmendment, flowName: string | null): void {
  notify({
    message,
    undo() {
      const where = amend(undo);
      if (where === 'none') notify({ message: 'Not undone: this was changed again later' });
      const name = flowName === null ? 'the flow where you made the change' : `flow "${flowName}"`;
      if (where === 'kept') notify({ message: `Undone in ${name}` });
    },
  });
}

/** Changes the form by `write`, says so, and offers the way back. */
export function useChangeWithUndo(): (message: string, write: () => void) => void {
  const { form, flowName, amendLater } = useDraftContext();
  return useCallback(
    (message, write) => {
      const now = (): RequestDraft => structuredClone(form.getValues());
      const before = now();
      write();
      offerUndo(message, amendLater(), backTo(before, now()), flowName);
    },
    [form, flowName, amendLater],
  );
}

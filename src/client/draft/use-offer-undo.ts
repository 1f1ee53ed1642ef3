/** Notices with Undo for changes of a draft. Undo works only while the draft has not been changed since. */
import { useCallback } from 'react';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { notify } from '../shell/ui/feedback/notify.ts';
import { useDraftContext } from './draft-context.ts';
import { type AmendDraft, type DraftAmendment, revertTo } from './storage/amend-draft.ts';

/** Shows `message` with Undo. `undo` returns what to restore; for `amend` see `amendLater` of the draft. `flowName` is the draft's flow. */
export function offerUndo(message: string, amend: AmendDraft, undo: DraftAmendment, flowName: string | null): void {
  notify({
    message,
    undo() {
      const where = amend(undo);
      if (where === 'none') notify({ message: 'Not undone: this was changed again later' });
      const name = flowName === null ? 'the flow where you made the change' : `flow "${flowName}"`;
      if (where === 'saved') notify({ message: `Undone in ${name}` });
    },
  });
}

/** Changes the form by `write` and shows a notice with Undo. */
export function useChangeWithUndo(): (message: string, write: () => void) => void {
  const { form, flowName, amendLater } = useDraftContext();
  return useCallback(
    (message, write) => {
      const now = (): RequestDraft => structuredClone(form.getValues());
      const before = now();
      write();
      offerUndo(message, amendLater(), revertTo(before, now()), flowName);
    },
    [form, flowName, amendLater],
  );
}

/** What the page shows when somebody else has changed a run since this page read it: both, and the choice. */
import { notify } from '../../ui/feedback/notify.ts';
import { notifyError } from '../../ui/feedback/notify-error.ts';
import { ChangedRunError } from './run-history.ts';
import type { RunSummary } from './run-summary.ts';

export interface Conflict {
  /** What was not done, as a sentence. */
  undone: string;
  /** A button that does it all the same. */
  anyway: string;
  again: (now: RunSummary) => Promise<unknown>;
}

/** Throws any other error. */
export function showConflict(error: unknown, { undone, anyway, again }: Conflict): void {
  if (!(error instanceof ChangedRunError)) throw error;
  const { now } = error;
  const state = now.name === null ? 'It has no name now' : `Its name is now “${now.name}”`;
  notify({
    message: `Somebody else has changed run ${now.number}. ${state}. ${undone}`,
    action: { label: anyway, run: () => notifyError(again(now), undone) },
    stays: true,
  });
}

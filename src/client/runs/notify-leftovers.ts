/** Says which scratch flows of a run could not be deleted. */
import type { Run } from '#run/model/run.ts';
import { notify } from '../ui/feedback/notify.ts';

export function notifyLeftovers({ leftovers = [] }: Run): void {
  const [first, ...others] = leftovers;
  if (first === undefined) return;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  notify({
    message: `Could not be deleted, and may still be on lfx serve: ${first}${more}. This page removes it when it connects there later.`,
    stays: true,
  });
}

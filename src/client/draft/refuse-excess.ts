/** Refuses a request that is more than the form takes, wherever it comes from. */
import { excessOf, type RequestDraft } from '#run/model/request-draft.ts';
import { notify } from '../shell/ui/feedback/notify.ts';

/** True, with a notice, if the form does not take the request. */
export function refuseExcess(draft: RequestDraft): boolean {
  const excess = excessOf(draft);
  if (excess === null) return false;
  notify({ message: `The request was not opened: ${excess}` });
  return true;
}

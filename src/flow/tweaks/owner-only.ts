/**
 * What a Langflow does to the request of a user who does not own the flow (fixtures/other-user.json, 1.13.0 and 1.14.0.dev7).
 * run/advanced and /run refuse tweaks with a 404, also of users who may change the flow. The workflows route drops them without a
 * word, or applies them for such users: nobody can see which, so they are not sent there.
 */
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowIndex } from '../index/flow-index.ts';

export const OWNER_ONLY = 'Only the owner may send tweaks to this flow';

/** An empty object does not count. */
export function refusesAsOther(index: FlowIndex | null, tweaks: Tweaks | undefined): boolean {
  return index?.isOthers === true && Object.keys(tweaks ?? {}).length > 0;
}

/** Why a request is not sent at all, although it is complete. */
import { resolveTweaks } from '#flow/translation/resolve-tweaks.ts';
import type { PlanInput } from './plan-advanced.ts';
import { whyNotOnVersion } from './plan-version.ts';

/** Null if it can be sent. */
export function whyNotRun(options: PlanInput): string | null {
  return whyNotOnVersion(options) ?? whyNotOnScratch(options);
}

/** A Langflow refuses such tweaks itself; for `lfx serve`, Tweakbench applies the tweaks. */
export function whyNotOnScratch({ request, server, index = null }: PlanInput): string | null {
  if (server.kind !== 'lfx' || index === null || index.isUnknown) return null;
  const { decidedByServer } = resolveTweaks(index, request.tweaks ?? {}, server.rules);
  return decidedByServer === null
    ? null
    : 'A Langflow would refuse these tweaks, so no scratch flow is made: remove those that are refused';
}

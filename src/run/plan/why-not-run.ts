/** Why a request is not sent at all, although it is complete. */
import { askingComponents } from '#flow/request/asking-components.ts';
import { resolveTweaks } from '#flow/translation/resolve-tweaks.ts';
import { versionName } from '../model/run-version.ts';
import type { PlanInput } from './plan-advanced.ts';

/** Null if it can be sent. */
export function whyNotRun(options: PlanInput): string | null {
  return whyNotOnVersion(options) ?? whyNotOnScratch(options);
}

/**
 * Why the request cannot run on the version of `options`; null if it can, and without a version. Of Langflow's routes, only
 * `/api/v2/workflows` takes a graph without saving it.
 */
export function whyNotOnVersion({ request, server, index = null, version = null }: PlanInput): string | null {
  if (version === null) return null;
  const name = versionName(version);
  if (!server.streamsWorkflows) return `${server.name} has no route that can run a version without saving it`;
  if (index === null) return `The graph of ${name} is not loaded`;
  const [asking] = askingComponents(index);
  if (asking) return `${asking.displayName} asks a person, and a version cannot wait for that: run the flow itself`;
  const { decidedByServer } = resolveTweaks(index, request.tweaks ?? {}, server.rules);
  return decidedByServer === null ? null : `The server refuses these tweaks on ${name}: remove those that are refused`;
}

/** A Langflow refuses such tweaks itself; for `lfx serve`, Tweakbench applies the tweaks. */
export function whyNotOnScratch({ request, server, index = null }: PlanInput): string | null {
  if (server.kind !== 'lfx' || index === null || index.isUnknown) return null;
  const { decidedByServer } = resolveTweaks(index, request.tweaks ?? {}, server.rules);
  return decidedByServer === null
    ? null
    : 'A Langflow would refuse these tweaks, so no scratch flow is made: remove those that are refused';
}

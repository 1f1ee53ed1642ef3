/** Why a request is not sent at all, although it is complete. */
import { askingComponents } from '#flow/request/asking-components.ts';
import { bindInputs, reachesWithoutNames } from '#flow/request/bind-inputs.ts';
import { resolveTweaks } from '#flow/translation/resolve-tweaks.ts';
import { refusesAsOther } from '#flow/tweaks/owner-only.ts';
import { versionName } from '../model/run-version.ts';
import { isOneText } from '../translation/to-workflow.ts';
import type { PlanInput } from './plan-advanced.ts';

/** Null if it can be sent. */
export function whyNotRun(options: PlanInput): string | null {
  return whyNotOnVersion(options) ?? whyNotAsOther(options);
}

/** On another user's flow an input cannot be sent as a tweak; only run/advanced needs none for it. */
function whyNotAsOther({ request, server, flowId, index = null, choices }: PlanInput): string | null {
  if (server.kind !== 'langflow' || !index?.isOthers || refusesAsOther(index, request.tweaks)) return null;
  const { inputs, session_id: session = flowId } = request;
  const [asking] = askingComponents(index);
  const isJob = asking !== undefined && server.streamsWorkflows && choices?.advancedOnly !== true;
  if (isJob && !bindInputs(index, inputs).every((binding) => isOneText(index, binding)))
    return `The flow belongs to another user, and ${asking.displayName} asks a person: such a run takes one text, for all its Chat Inputs. Let the input go to them all`;
  const isNamed = !(inputs ?? []).every((input) => reachesWithoutNames(index, input));
  return !isJob && isNamed && session !== flowId
    ? 'The flow belongs to another user: an input that names its components can be sent there only without a session. Leave the session empty, or let the input go to all components'
    : null;
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

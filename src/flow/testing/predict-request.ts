/** Binds, matches and applies a request body in one step, like the engine and the page. */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import { runRequestSchema } from '#contract/run-request.ts';
import type { FlowIndex } from '../index/flow-index.ts';
import { bindInputs } from '../request/bind-inputs.ts';
import { applyTweaks } from '../tweaks/apply-tweaks.ts';
import { matchTweaks } from '../tweaks/match-tweaks.ts';
import { tweakRulesFor } from '../tweaks/tweak-rules.ts';

/** `release` and `packageName` as in `GET /api/v1/version`. The values are those for the first input. */
export function predictRequest(index: FlowIndex, body: JsonObject, release = '1.13.0', packageName = '') {
  const known = ['inputs', 'outputs', 'tweaks', 'stream'];
  const request = runRequestSchema.parse(
    Object.fromEntries(Object.entries(body).filter(([key, value]) => known.includes(key) && value !== null)),
  );
  const bindings = bindInputs(index, request.inputs);
  const [binding] = bindings;
  if (!binding) throw new Error('A request has at least one input');
  const rules = tweakRulesFor({ version: release, package: packageName });
  const verdicts = matchTweaks(index, isJsonObject(request.tweaks) ? request.tweaks : {}, { rules, bindings });
  const values = applyTweaks(verdicts, binding);
  const receivedBy = (component: string, field: string): JsonValue | undefined => values.get(component)?.get(field);
  return { rules, bindings, verdicts, values, receivedBy };
}

/** Each verdict as one line: `component.field state reason problems`. */
export function verdictLines(index: FlowIndex, body: JsonObject, release?: string): string[] {
  return predictRequest(index, body, release).verdicts.map(({ path, target, state, reason, problems }) => {
    const name = target ? `${target.component}.${target.field}` : path.join('.');
    return [name, state, reason.kind, ...problems.map(({ kind }) => kind)].join(' ');
  });
}

/** Predicts the outcome of each leaf of the tweaks. Saved with a run, for servers that do not report outcomes. */
import type { TweakOutcome } from '#contract/run-event.ts';
import type { RunRequest } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import { bindInputs } from '#flow/request/bind-inputs.ts';
import { findSecretTweaks } from '#flow/secrets/mask-secrets.ts';
import { matchTweaks } from '#flow/tweaks/match-tweaks.ts';
import { asksForDefault, frozenBehind, shownState } from '#flow/tweaks/shown-state.ts';
import type { TweakRules, TweakVerdict } from '#flow/tweaks/tweak-verdict.ts';

/** Values of secrets are left out. `known`: the verdicts on this request, for a caller that has them. */
export function predictTweaks(
  index: FlowIndex,
  { tweaks = {}, inputs }: RunRequest,
  rules: TweakRules,
  known: readonly TweakVerdict[] | null = null,
): TweakOutcome[] {
  const secrets = new Set(findSecretTweaks(tweaks, index).map(pathKey));
  const verdicts = known ?? matchTweaks(index, tweaks, { rules, bindings: bindInputs(index, inputs) });
  return verdicts.map((verdict): TweakOutcome => {
    const { path, target, state } = verdict;
    const component = target?.component ?? null;
    const field = target?.field ?? path.at(-1) ?? '';
    const mayFail = shownState(verdict) === 'may-fail';
    const frozen = frozenBehind(verdict);
    const flags = {
      ...(mayFail && { mayFail }),
      ...(asksForDefault(verdict) && { isNull: true }),
      ...(frozen !== undefined && { frozen }),
    };
    const base = { path: [...path], component, field, state, ...flags };
    const own = component === null ? undefined : index.byId.get(component)?.fields.get(field);
    const isSecret =
      secrets.has(pathKey(path)) || secrets.has(pathKey(path.slice(0, 1))) || (own !== undefined && isSecretField(own));
    return target === null || isSecret ? base : { ...base, before: target.before, after: target.after };
  });
}

function pathKey(path: readonly string[]): string {
  return JSON.stringify(path);
}

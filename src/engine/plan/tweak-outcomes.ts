/** What each tweak really does for one input: the `tweak-report` event. */
import type { TweakOutcome, TweakState } from '#contract/run-event.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import type { InputBinding } from '#flow/request/bind-inputs.ts';
import { asksForDefault } from '#flow/tweaks/shown-state.ts';
import type { TweakTarget, TweakVerdict } from '#flow/tweaks/tweak-verdict.ts';
import type { ExpandedFlow } from './expand-groups.ts';
import type { FlowPlan } from './flow-plan.ts';

/**
 * One outcome per verdict. Tweaks on a component that does not run are ignored; an input's value overrides a tweak only
 * where that input is written. Values of secret fields are left out.
 */
export function tweakOutcomes(
  flow: ExpandedFlow,
  plan: FlowPlan,
  verdicts: readonly TweakVerdict[],
  binding: InputBinding,
): TweakOutcome[] {
  return verdicts.map((verdict): TweakOutcome => {
    const { target, path, state } = verdict;
    const field = target?.field ?? path.at(-1) ?? '';
    const isNull = asksForDefault(verdict);
    const base = { path: [...path], component: target?.component ?? null, field, ...(isNull && { isNull }) };
    if (!target) return { ...base, state };
    const inner = flow.resolve(target);
    const node = plan.nodes[plan.positionOf.get(inner.component) ?? -1];
    if (!node) return { ...base, state: state === 'refused' ? state : 'ignored' };
    const used = usedFor(state, target, binding);
    const known = node.component.fields.get(inner.field);
    return known && isSecretField(known) ? { ...base, state: used.state } : { ...base, before: target.before, ...used };
  });
}

/** A verdict covers all inputs; here only this input counts. */
function usedFor(
  state: TweakState,
  target: TweakTarget,
  binding: InputBinding,
): Pick<Required<TweakOutcome>, 'state' | 'after'> {
  const isReached = target.field === 'input_value' && binding.reached.includes(target.component);
  if (!isReached || binding.value === null) return { state, after: target.after };
  const isBeaten = state !== 'ignored' && state !== 'refused';
  return { state: isBeaten ? 'overridden' : state, after: binding.value };
}

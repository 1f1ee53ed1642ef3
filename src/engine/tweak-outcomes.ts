/** What each leaf of the tweaks really does for one input: the tweak-report event. */
import type { TweakOutcome } from '#contract/run-event.ts';
import type { InputBinding } from '#flow/bind-inputs.ts';
import type { FlowField, FlowIndex } from '#flow/flow-index.ts';
import type { TweakVerdict } from '#flow/tweak-verdict.ts';
import type { FlowPlan } from './flow-plan.ts';

/**
 * One outcome a verdict. A component that does not run uses no value, so its leaves are ignored; an input's value beats a
 * tweak only where the input reaches. Values of secret fields are left out.
 */
export function tweakOutcomes(
  index: FlowIndex,
  plan: FlowPlan,
  verdicts: readonly TweakVerdict[],
  binding: InputBinding,
): TweakOutcome[] {
  return verdicts.map((verdict): TweakOutcome => {
    const { target, path } = verdict;
    const base = { path: [...path], component: target?.component ?? null, field: target?.field ?? path.at(-1) ?? '' };
    if (!target) return { ...base, state: verdict.state };
    if (!plan.placeOf.has(target.component)) return { ...base, state: 'ignored' };
    const { state, after } = usedBy(verdict, target, binding);
    const field = index.byId.get(target.component)?.fields.get(target.field);
    return isHidden(field) ? { ...base, state } : { ...base, state, before: target.before, after };
  });
}

function usedBy(
  verdict: TweakVerdict,
  target: NonNullable<TweakVerdict['target']>,
  binding: InputBinding,
): Pick<Required<TweakOutcome>, 'state' | 'after'> {
  const isInputValue = target.field === 'input_value' && binding.reached.includes(target.component);
  if (isInputValue && binding.value !== null) {
    const isBeaten = verdict.state !== 'ignored' && verdict.state !== 'refused';
    return { state: isBeaten ? 'overridden' : verdict.state, after: binding.value };
  }
  // The verdict spoke for all inputs together; this input leaves the tweak alone.
  if (verdict.reason.kind === 'input-wins') return { state: 'applied', after: target.after };
  return { state: verdict.state, after: target.after };
}

function isHidden(field: FlowField | undefined): boolean {
  return field?.isSecret === true;
}

/** Everything about a run that is known before it starts: what each input sets, which components answer, what is wrong. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { LimitError } from '#contract/limit-error.ts';
import type { TweakOutcome, WireError } from '#contract/run-event.ts';
import type { RunRequest, Tweaks } from '#contract/run-request.ts';
import { EMBEDDED_PACKAGE } from '#contract/version.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { bindInputs, type InputBinding } from '#flow/request/bind-inputs.ts';
import { selectOutputs } from '#flow/request/select-outputs.ts';
import { applyTweaks } from '#flow/tweaks/apply-tweaks.ts';
import { matchTweaks } from '#flow/tweaks/match-tweaks.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import type { TweakVerdict } from '#flow/tweaks/tweak-verdict.ts';
import type { ComponentRegistry } from '../component-base/component.ts';
import { RUN_LIMITS } from '../values/run-limits.ts';
import { type ExpandedFlow, expandGroups } from './expand-groups.ts';
import { refusedTweaks } from './find-refused-tweaks.ts';
import { type FlowPlan, flowPlan } from './flow-plan.ts';
import { missingField, unfilledFields } from './missing-fields.ts';
import type { PlanProblem } from './plan-problems.ts';
import { tweakOutcomes } from './tweak-outcomes.ts';

/** Component id -> field -> value. */
export type Overrides = ReadonlyMap<string, ReadonlyMap<string, JsonValue>>;

export interface PreparedInput {
  readonly binding: InputBinding;
  readonly overrides: Overrides;
  /** What each tweak does for this input; computed when the input starts. */
  outcomes(): TweakOutcome[];
}

export interface PreparedRun {
  readonly plan: FlowPlan;
  readonly inputs: readonly PreparedInput[];
  /** Index of each selected component among the results. */
  readonly resultPositions: ReadonlyMap<string, number>;
  /** Set when the request cannot run at all. */
  readonly refusal: WireError | null;
}

const embeddedRules = tweakRulesFor({ version: '', package: EMBEDDED_PACKAGE });

export function prepareRun(index: FlowIndex, request: RunRequest, registry: ComponentRegistry): PreparedRun {
  const flow = expandGroups(index);
  const plan = flowPlan(flow.index, registry);
  const bindings = bindInputs(flow.index, request.inputs);
  const context = { rules: embeddedRules, bindings };
  const tooMuch = tooManyTweaks(index, request.tweaks, bindings.length);
  if (tooMuch) return { plan, inputs: [], resultPositions: new Map(), refusal: tooMuch };
  const verdicts = request.tweaks ? matchTweaks(index, request.tweaks, context) : [];
  const inputs = bindings.map((binding) => ({
    binding,
    overrides: overridesOf(flow, verdicts, binding),
    outcomes: () => tweakOutcomes(flow, plan, verdicts, binding),
  }));
  const selected = selectOutputs(flow.index, request.outputs).components;
  return {
    plan,
    inputs,
    resultPositions: new Map(selected.map((component, position) => [component.id, position])),
    refusal: refusedTweaks(verdicts) ?? problemError(plan.problems[0] ?? firstMissing(plan, inputs)),
  };
}

/** Checked before anything is matched: a bare key writes to every component that has the field. */
function tooManyTweaks(index: FlowIndex, tweaks: Tweaks | undefined, inputs: number): WireError | null {
  let writes = 0;
  for (const [key, value] of Object.entries(tweaks ?? {})) {
    writes += isJsonObject(value) ? Object.keys(value).length : 1 + (index.byField.get(key)?.length ?? 0);
  }
  const { tweakWrites, tweakWritesOfAllInputs } = RUN_LIMITS;
  if (writes > tweakWrites)
    return limitError(new LimitError('The tweaks write to too many fields', writes, tweakWrites));
  if (writes * inputs <= tweakWritesOfAllInputs) return null;
  const what = `${writes} tweaks for each of ${inputs} inputs are too many`;
  return limitError(new LimitError(what, writes * inputs, tweakWritesOfAllInputs));
}

function limitError({ message }: LimitError): WireError {
  return { status: 422, body: { detail: message } };
}

/** A tweak that names a global variable leaves the field empty: the embedded server has no variables. */
function overridesOf(flow: ExpandedFlow, verdicts: readonly TweakVerdict[], binding: InputBinding): Overrides {
  const applied = applyTweaks(verdicts, binding);
  const variables = verdicts.filter(
    ({ value, target }) => target && isJsonObject(value) && value.load_from_db === true,
  );
  const isPlain = applied.size === 0 || (flow.isPlain && variables.length === 0);
  if (isPlain) return applied;
  const overrides = new Map<string, Map<string, JsonValue>>();
  for (const [component, fields] of applied) {
    for (const [field, value] of fields) {
      const isVariable = variables.some(({ target }) => target?.component === component && target.field === field);
      const place = flow.resolve({ component, field });
      const inner = overrides.get(place.component) ?? new Map<string, JsonValue>();
      overrides.set(place.component, inner.set(place.field, isVariable ? null : value));
    }
  }
  return overrides;
}

function firstMissing(plan: FlowPlan, inputs: readonly PreparedInput[]): PlanProblem | null {
  const unfilled = unfilledFields(plan);
  for (const { overrides } of inputs) {
    const problem = missingField(unfilled, overrides);
    if (problem) return problem;
  }
  return null;
}

/** The flow's fault, not the server's: 422. */
function problemError(problem: PlanProblem | null): WireError | null {
  return problem ? { status: 422, body: { detail: problem.message }, component: problem.component } : null;
}

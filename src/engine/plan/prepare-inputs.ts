/** Everything about a run that is known before it starts: what each input sets, which components answer, what is wrong. */

import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { LimitError } from '#contract/limit-error.ts';
import type { TweakOutcome, WireError } from '#contract/run-event.ts';
import type { RunRequest, Tweaks } from '#contract/run-request.ts';
import { EMBEDDED_PACKAGE } from '#contract/version.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { askingComponents } from '#flow/request/asking-components.ts';
import { bindInputs, type InputBinding } from '#flow/request/bind-inputs.ts';
import { selectOutputs } from '#flow/request/select-outputs.ts';
import { applyTweaks } from '#flow/tweaks/apply-tweaks.ts';
import { matchTweaks } from '#flow/tweaks/match-tweaks.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import type { TweakVerdict } from '#flow/tweaks/tweak-verdict.ts';
import type { ComponentRegistry } from '../component-base/component.ts';
import { LISTED_PROBLEMS, RUN_LIMITS } from '../values/run-limits.ts';
import { type ExpandedFlow, expandGroups } from './expand-groups.ts';
import { type FlowPlan, flowPlan } from './flow-plan.ts';
import type { PlanNode } from './plan-node.ts';
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

export interface PreparedInputs {
  readonly plan: FlowPlan;
  readonly inputs: readonly PreparedInput[];
  /** Index of each selected component among the results. */
  readonly resultPositions: ReadonlyMap<string, number>;
  /** Set when the request cannot run at all. */
  readonly refusal: WireError | null;
}

const embeddedRules = tweakRulesFor({ version: '', package: EMBEDDED_PACKAGE });

/** Prepares a run. With `canAsk`, a person can be asked during the run. */
export function prepareInputs(
  index: FlowIndex,
  request: RunRequest,
  registry: ComponentRegistry,
  canAsk: boolean,
): PreparedInputs {
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
  const selected = selectOutputs(flow.index, request.outputs);
  return {
    plan,
    inputs,
    resultPositions: new Map(selected.map((component, position) => [component.id, position])),
    refusal:
      refusedTweaks(verdicts) ??
      (canAsk ? null : humanInputRefusal(flow.index)) ??
      problemError(plan.problems[0] ?? firstMissing(plan, inputs)),
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
      const resolved = flow.resolve({ component, field });
      const inner = overrides.get(resolved.component) ?? new Map<string, JsonValue>();
      overrides.set(resolved.component, inner.set(resolved.field, isVariable ? null : value));
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

/** Message of the refusal, as recorded: "run/advanced" (wire/human-input.json). */
const NEEDS_WORKFLOWS_API =
  'This flow uses Human-in-the-Loop (a Human Input node or a tool that requires approval), which the v1 run API cannot ' +
  "execute because it cannot pause and resume. Run it with the v2 workflows API instead: POST /api/v2/workflows with mode='background', " +
  'then resume via POST /api/v2/workflows/{job_id}/resume.';

function humanInputRefusal(index: FlowIndex): WireError | null {
  const [asking] = askingComponents(index);
  return asking === undefined ? null : { status: 400, body: { detail: NEEDS_WORKFLOWS_API }, component: asking.id };
}

/** The flow's fault, not the server's: 422. */
function problemError(problem: PlanProblem | null): WireError | null {
  return problem ? { status: 422, body: { detail: problem.message }, component: problem.component } : null;
}

/** Null when no leaf is refused. Bodies as recorded: "tweak code", "tweak null value global" (wire/run-advanced.json). */
function refusedTweaks(verdicts: readonly TweakVerdict[]): WireError | null {
  const refused = verdicts.filter((verdict) => verdict.state === 'refused');
  if (refused.length === 0) return null;
  const invalid = refused.filter((verdict) => verdict.reason.kind === 'invalid-top-level');
  if (invalid.length > 0) {
    const detail = invalid.slice(0, LISTED_PROBLEMS).map(({ path }) => ({
      type: 'dict_type',
      loc: ['body', 'tweaks', ...path, 'dict[str,any]'],
      msg: 'Input should be a valid dictionary',
    }));
    return { status: 422, body: { detail } };
  }
  const fields = [...new Set(refused.map(({ path }) => path.at(-1) ?? ''))].slice(0, LISTED_PROBLEMS);
  return {
    status: 422,
    body: {
      detail: {
        error: 'Refused tweaks',
        code: 'TWEAKS_REFUSED',
        message: 'The field is protected and keeps the value set by the flow author.',
        fields,
      },
    },
    component: refused[0]?.target?.component ?? null,
  };
}

/** A required field that neither a connection nor the flow fills; the request may still fill it. */
interface UnfilledField {
  readonly node: PlanNode;
  readonly name: string;
}

function unfilledFields(plan: FlowPlan): UnfilledField[] {
  return plan.nodes.flatMap((node) => {
    const isFilled = (name: string) =>
      node.incoming.some((edge) => edge.targetField === name) ||
      node.saved.values.has(name) ||
      node.saved.errors.has(name);
    const names = (node.type?.required ?? []).filter((name) => !isFilled(name));
    return names.map((name) => ({ node, name }));
  });
}

/** `overrides` is the result of `applyTweaks` for one input. Null when all fields are filled. */
function missingField(
  unfilled: readonly UnfilledField[],
  overrides: ReadonlyMap<string, ReadonlyMap<string, JsonValue>>,
): PlanProblem | null {
  for (const { node, name } of unfilled) {
    const { displayName, id, fields } = node.component;
    if ((overrides.get(id)?.get(name) ?? '') !== '') continue;
    const field = fields.get(name)?.displayName ?? name;
    return { message: `${displayName} needs ${field}: connect it or give it a value.`, component: id };
  }
  return null;
}

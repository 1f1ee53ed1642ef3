/** Predicts what each leaf of `tweaks` will do. */
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowComponent, FlowIndex } from '../index/flow-index.ts';
import type { InputBinding } from '../request/bind-inputs.ts';
import { choiceProblem } from '../request/choice-problems.ts';
import { fileProblem } from '../request/file-problems.ts';
import { isNeededField, type ReceivedBy, templateProblem } from '../request/needed-fields.ts';
import { splitProblem } from '../request/split-sizes.ts';
import { type CollectedTweak, collectWrites, type TweakWrite, writesByField } from './collect-writes.ts';
import { frozenComponents } from './frozen-components.ts';
import type { TweakProblem, TweakRules, TweakVerdict } from './tweak-verdict.ts';
import { ownValue } from './validate-value.ts';
import { receivedAfter, type ValidationContext, validateWrites } from './validate-writes.ts';

/** The rest of the request, and the server's rules for tweaks. */
export interface MatchContext {
  rules: TweakRules;
  bindings: readonly InputBinding[];
}

function validationContext({ rules, bindings }: MatchContext, tweaks: JsonObject): ValidationContext {
  const inputsOf = new Map<string, InputBinding[]>();
  for (const binding of bindings) {
    for (const component of binding.reached) {
      const known = inputsOf.get(component);
      if (known) known.push(binding);
      else inputsOf.set(component, [binding]);
    }
  }
  const namesStream = Object.hasOwn(tweaks, 'stream');
  return { rules, namesStream, inputs: bindings.length, inputsOf };
}

/** Of another user's flow, whatever the tweak would do. */
function refusedToOthers(leaf: CollectedTweak): TweakVerdict {
  const refused = { state: 'refused', reason: { kind: 'owner-only' }, problems: [] } as const;
  if ('miss' in leaf) return { ...refused, path: leaf.miss.path, value: leaf.miss.value, match: null, target: null };
  const { path, value, match, component, field } = leaf.write;
  const before = ownValue(field).value;
  return {
    ...refused,
    path,
    value,
    match,
    target: { component: component.id, field: field.name, before, after: before },
  };
}

/**
 * One verdict for each leaf and target component, in the order of the tweaks (for a bare key: in the flow's order). A
 * `refused` verdict means that the server refuses the whole request. Never throws; linear in the leaves and the components
 * that they reach.
 */
export function matchTweaks(index: FlowIndex, tweaks: Tweaks, context: MatchContext): TweakVerdict[] {
  if (!isJsonObject(tweaks)) return [];
  const leaves = collectWrites(index, tweaks, context.rules);
  if (index.isOthers) return leaves.map(refusedToOthers);
  const byField = writesByField(leaves.flatMap((leaf) => ('write' in leaf ? [leaf.write] : [])));
  const validation = validationContext(context, tweaks);
  const verdicts = new Map<TweakWrite, TweakVerdict>();
  const frozen = frozenComponents(index, context.rules);
  const receivedBy =
    (component: FlowComponent): ReceivedBy =>
    (name) => {
      const field = component.fields.get(name);
      return field ? receivedAfter(field, byField.get(field) ?? [], context.rules) : null;
    };
  for (const [field, writes] of byField) {
    const component = writes[0]?.component;
    if (!component) continue;
    const received = receivedBy(component);
    const isNeeded = isNeededField(component, field.name, received);
    const problem =
      field.name === 'template'
        ? templateProblem(component, received)
        : (choiceProblem(component, field, received, context.rules.models) ??
          splitProblem(component, field, received) ??
          fileProblem(component, field, received, context.rules.localFiles));
    for (const [index, verdict] of validateWrites(writes, validation, isNeeded).entries()) {
      const write = writes[index];
      if (write) verdicts.set(write, inFrozen(withProblem(verdict, problem), frozen.get(component.id)));
    }
  }
  return leaves.flatMap((leaf): TweakVerdict[] => {
    if ('miss' in leaf) return [{ ...leaf.miss, match: null, target: null, problems: [] }];
    const verdict = verdicts.get(leaf.write);
    return verdict ? [verdict] : [];
  });
}

const REACHING: ReadonlySet<TweakVerdict['state']> = new Set(['applied', 'ambiguous', 'resets']);

function withProblem(verdict: TweakVerdict, problem: TweakProblem | null): TweakVerdict {
  // The component's own default may be what it fails on.
  return REACHING.has(verdict.state) && problem ? { ...verdict, problems: [...verdict.problems, problem] } : verdict;
}

/** `component`: the frozen one that may answer from an earlier result. */
function inFrozen(verdict: TweakVerdict, component: string | undefined): TweakVerdict {
  if (component === undefined || !REACHING.has(verdict.state)) return verdict;
  return { ...verdict, state: 'may-not-count', problems: [...verdict.problems, { kind: 'frozen', component }] };
}

/** Finds required fields that nothing fills, before anything runs. */
import type { JsonValue } from '#contract/json.ts';
import type { FlowPlan, PlanNode } from './flow-plan.ts';
import type { PlanProblem } from './plan-problems.ts';

/** A required field that neither a connection nor the flow fills; the request may still fill it. */
export interface UnfilledField {
  readonly node: PlanNode;
  readonly name: string;
}

export function unfilledFields(plan: FlowPlan): UnfilledField[] {
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
export function missingField(
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

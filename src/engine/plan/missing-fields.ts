/** Fields that a component cannot work without and that nothing fills, found before anything runs. */
import type { JsonValue } from '#contract/json.ts';
import type { FlowPlan, PlanNode } from './flow-plan.ts';
import type { PlanProblem } from './plan-problems.ts';

/** A required field that neither a connection nor the flow fills; a request may fill it. */
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

/** `overrides`: what `applyTweaks` says for one input. Null when it fills them all. */
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

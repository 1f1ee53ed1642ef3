/** Fields that a component cannot work without and that nothing fills, found before anything runs. */
import type { JsonValue } from '#contract/json.ts';
import type { FlowPlan, PlanNode } from './flow-plan.ts';
import type { PlanProblem } from './plan-problems.ts';

/** `overrides`: what `applyTweaks` says for one input. Null when nothing is missing. */
export function missingField(
  plan: FlowPlan,
  overrides: ReadonlyMap<string, ReadonlyMap<string, JsonValue>>,
): PlanProblem | null {
  for (const node of plan.nodes) {
    for (const name of node.type?.required ?? []) {
      if (isFilled(node, name, overrides.get(node.component.id)?.get(name))) continue;
      const { displayName, id } = node.component;
      const field = node.component.fields.get(name)?.displayName ?? name;
      return { message: `${displayName} needs ${field}: connect it or give it a value.`, component: id };
    }
  }
  return null;
}

function isFilled(node: PlanNode, name: string, override: JsonValue | undefined): boolean {
  const isConnected = node.incoming.some((edge) => edge.targetField === name);
  return isConnected || (override ?? '') !== '' || node.saved.values.has(name) || node.saved.errors.has(name);
}

/** Runs one component on one input: makes its wanted outputs one after the other. */
import type { JsonObject } from '#contract/json.ts';
import type { CharacterBudget } from './character-budget.ts';
import type { ComponentRun } from './component.ts';
import { type ComponentOutcome, type MadeOutput, statusAfter } from './component-outcome.ts';
import type { PlanNode } from './flow-plan.ts';
import { outputMethod } from './result-outputs.ts';
import { valueSize } from './value-size.ts';

/** What the component leaves behind while it works; `run` writes to it. */
export interface OutcomeDraft {
  logs: JsonObject[];
  usage: ComponentOutcome['usage'];
  readonly stopped: Set<string>;
}

/** Throws what the component throws, and a LimitError when its values are more than the run may make. */
export async function runComponent(
  node: PlanNode,
  run: ComponentRun,
  draft: OutcomeDraft,
  budget: CharacterBudget,
): Promise<ComponentOutcome> {
  const outputs = new Map<string, MadeOutput>();
  for (const name of node.wanted) {
    const method = node.type ? outputMethod(node.type, name) : null;
    if (!method) throw new Error(`${node.component.displayName} has no output ${name}.`);
    const value = await method(run);
    budget.spend(valueSize(value));
    outputs.set(name, { value, status: run.status, logs: draft.logs });
    run.status = statusAfter(value, run.status);
    draft.logs = [];
  }
  return {
    component: node.component,
    outputs,
    files: run.fields.texts('files'),
    usage: draft.usage,
    sourceName: node.type?.sourceName?.(run.fields) ?? node.component.displayName,
    stopped: draft.stopped,
  };
}

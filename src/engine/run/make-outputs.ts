/** Makes the requested outputs of one component, one after the other. */
import type { JsonObject } from '#contract/json.ts';
import type { FlowComponent } from '#flow/index/flow-index.ts';
import type { ComponentRun, ComponentType } from '../component-base/component.ts';
import type { MadeParts } from '../component-base/component-job.ts';
import { type ComponentOutcome, type MadeOutput, statusAfter } from '../component-base/component-outcome.ts';
import { outputMethod } from '../plan/result-outputs.ts';
import type { CharacterBudget } from '../values/character-budget.ts';
import { valueSize } from '../values/value-size.ts';

/** What the component sets while it works; `run` writes to it. */
export interface OutcomeDraft {
  logs: JsonObject[];
  usage: ComponentOutcome['usage'];
  answer: ComponentOutcome['answer'];
  readonly stopped: Set<string>;
}

export interface OutputsOptions {
  readonly component: Pick<FlowComponent, 'displayName'>;
  readonly type: ComponentType | null;
  /** Names of the outputs. */
  readonly wanted: readonly string[];
  readonly run: ComponentRun;
  readonly draft: OutcomeDraft;
  readonly budget: CharacterBudget;
}

/** Throws the component's error, and a LimitError when its values exceed what the run may still produce. */
export async function makeOutputs(options: OutputsOptions): Promise<MadeParts> {
  const { component, type, wanted, run, draft, budget } = options;
  const outputs = new Map<string, MadeOutput>();
  for (const name of wanted) {
    const method = type ? outputMethod(type, name) : null;
    if (!method) throw new Error(`${component.displayName} has no output ${name}.`);
    const value = await method(run);
    budget.spend(valueSize(value));
    outputs.set(name, { value, status: run.status, logs: draft.logs });
    run.status = statusAfter(value, run.status);
    draft.logs = [];
  }
  return {
    outputs,
    files: run.fields.texts('files'),
    usage: draft.usage,
    answer: draft.answer,
    stopped: draft.stopped,
  };
}

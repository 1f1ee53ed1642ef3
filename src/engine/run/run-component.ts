/** Runs one component on one input, in place or in a worker. */
import type { JobResult } from '../component-base/component-job.ts';
import type { ComponentOutcome } from '../component-base/component-outcome.ts';
import { PortError } from '../component-base/ports.ts';
import { componentRegistry } from '../components/registry.ts';
import { findComponentType } from '../plan/find-component-type.ts';
import type { PlanNode } from '../plan/plan-node.ts';
import { valueSize } from '../values/value-size.ts';
import type { ComponentWork, WorkShared } from './component-work.ts';
import { makeOutputs, type OutcomeDraft } from './make-outputs.ts';

/** Up to this many characters in total, a component's values are small and its work takes a moment. */
const SMALL = 10_000;

/** Throws the component's error, and a LimitError when its values exceed what the run may still produce. */
export async function runComponent(
  node: PlanNode,
  run: ComponentWork,
  draft: OutcomeDraft,
  shared: WorkShared,
): Promise<ComponentOutcome> {
  const { component, type, wanted } = node;
  const { budget } = shared;
  const elsewhere = runElsewhere(node, run, shared);
  let parts: JobResult['parts'];
  if (elsewhere) {
    const result = await elsewhere;
    budget.spend(result.characters);
    parts = result.parts;
  } else parts = await makeOutputs({ component, type, wanted, run, draft, budget });
  return { ...parts, component };
}

/** Null to run in place. */
function runElsewhere(node: PlanNode, run: ComponentWork, shared: WorkShared): Promise<JobResult> | null {
  const { component, type, wanted } = node;
  const { work } = shared.ports;
  // A worker knows only the built-in types.
  if (!work || !type || findComponentType(componentRegistry, component.type) !== type || runsInline(node, run))
    return null;
  const { flowId, session, runId, source, isFedByChatInput } = run;
  // A worker passes on only an error's message; a PortError also has a status.
  let failure: PortError | null = null;
  const watched = <Value>(use: Promise<Value>): Promise<Value> =>
    use.catch((error: unknown) => {
      if (error instanceof PortError) failure = error;
      throw error;
    });
  const result = work.run(
    {
      component: { ...component, fields: new Map() },
      wanted,
      values: run.fields.values,
      flowId,
      session,
      runId,
      source,
      isFedByChatInput,
      upstreamUsage: run.upstreamUsage(),
      now: shared.ports.now().getTime(),
      charactersLeft: shared.budget.left,
    },
    {
      store: (message) => watched(run.store(message)),
      history: (conversation, limit) => watched(run.history(conversation, limit)),
      readFile: (path) => watched(shared.ports.files.read(path)),
    },
    shared.signal,
  );
  return result.catch((error: unknown) => {
    // The component may have continued after the port failed, and failed with another error.
    throw failure !== null && error instanceof Error && error.message === failure.message ? failure : error;
  });
}

function runsInline({ type }: PlanNode, { fields }: ComponentWork): boolean {
  if (type?.thread !== 'in-place-when-small') return type?.thread === 'in-place';
  let size = 0;
  for (const value of fields.values.values()) {
    size += valueSize(value, SMALL);
    if (size > SMALL) return false;
  }
  return true;
}

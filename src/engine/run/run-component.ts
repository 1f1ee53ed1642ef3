/** Runs one component on one input, in place or in a worker. */
import type { JobResult } from '../component-base/component-job.ts';
import type { ComponentOutcome } from '../component-base/component-outcome.ts';
import { PortError } from '../component-base/ports.ts';
import { componentRegistry } from '../components/registry.ts';
import { findComponentType } from '../plan/find-component-type.ts';
import type { PlanNode } from '../plan/flow-plan.ts';
import { valueSize } from '../values/value-size.ts';
import type { ComponentWork, WorkShared } from './component-work.ts';
import { makeOutputs, type OutcomeDraft } from './make-outputs.ts';

/** Characters of all values of a component that still count as small: what they ask for is then done in a moment. */
const SMALL = 10_000;

/** Throws what the component throws, and a LimitError when its values are more than the run may make. */
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
  return { ...parts, component, sourceName: parts.sourceName ?? component.displayName };
}

/** Null where the work is to be done in place. */
function runElsewhere(node: PlanNode, run: ComponentWork, shared: WorkShared): Promise<JobResult> | null {
  const { component, type, wanted } = node;
  const { work } = shared.ports;
  // A worker knows the built-in types only.
  if (!work || !type || findComponentType(componentRegistry, component.type) !== type || isInPlace(node, run))
    return null;
  const { flowId, session, runId, source, isFedByChatInput } = run;
  // An error comes back from a worker as its message alone; one of a port has a status too.
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
    // The component may have gone on after the port failed, and ended by another error.
    throw failure !== null && error instanceof Error && error.message === failure.message ? failure : error;
  });
}

function isInPlace({ type }: PlanNode, { fields }: ComponentWork): boolean {
  if (type?.place !== 'in-place-when-small') return type?.place === 'in-place';
  let size = 0;
  for (const value of fields.values.values()) {
    size += valueSize(value, SMALL);
    if (size > SMALL) return false;
  }
  return true;
}

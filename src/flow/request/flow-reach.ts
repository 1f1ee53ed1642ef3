/** Which components do not contribute to the answers of a request, and why. */
import type { FlowIndex } from '../index/flow-index.ts';
import { ancestorsOf, reachedComponents, startComponent } from './reached-components.ts';
import { selectOutputs } from './select-outputs.ts';

export type Unreached =
  /** It does not run, because it is not connected with the component at which the run starts. */
  | { kind: 'not-connected'; start: string }
  /** It runs, but its result is not part of the answer. */
  | { kind: 'not-chosen' }
  /** It runs, but no chosen output depends on it. */
  | { kind: 'feeds-nothing-chosen' };

/**
 * Component id -> why it does not contribute; contributing components are not in the map. `outputs` as in the request:
 * an empty list selects the flow's own outputs, and then every component that runs contributes.
 */
export function unreachedComponents(
  index: FlowIndex,
  outputs: readonly string[] | undefined,
): ReadonlyMap<string, Unreached> {
  const unreached = new Map<string, Unreached>();
  const reached = reachedComponents(index);
  const start = startComponent(index)?.displayName ?? '';
  const chosen = new Set(outputs?.length ? selectOutputs(index, outputs).map(({ id }) => id) : []);
  const needed = chosen.size > 0 ? ancestorsOf(index, chosen) : null;
  for (const { id, isOutput } of index.components) {
    if (!reached.has(id)) unreached.set(id, { kind: 'not-connected', start });
    else if (needed && !needed.has(id)) unreached.set(id, { kind: isOutput ? 'not-chosen' : 'feeds-nothing-chosen' });
  }
  return unreached;
}

/** Which components have a part in the answers of a request, and why the others have none. */
import type { FlowIndex } from '../index/flow-index.ts';
import { ancestorsOf, reachedComponents, startComponent } from './reached-components.ts';
import { selectOutputs } from './select-outputs.ts';

export type Unreached =
  /** It does not run: nothing connects it with the component that the run starts at. */
  | { kind: 'not-connected'; start: string }
  /** It runs, and its result is not part of the answer. */
  | { kind: 'not-chosen' }
  /** It runs, and nothing that was chosen depends on it. */
  | { kind: 'feeds-nothing-chosen' };

/**
 * Component id -> why it has no part in the answer; components that have one are not in it. `outputs` as in the request:
 * none stands for the flow's own outputs, and then every component that runs counts.
 */
export function unreachedComponents(
  index: FlowIndex,
  outputs: readonly string[] | undefined,
): ReadonlyMap<string, Unreached> {
  const unreached = new Map<string, Unreached>();
  const reached = reachedComponents(index);
  const start = startComponent(index)?.displayName ?? '';
  const chosen = new Set(outputs?.length ? selectOutputs(index, outputs).components.map(({ id }) => id) : []);
  const needed = chosen.size > 0 ? ancestorsOf(index, chosen) : null;
  for (const { id, isOutput } of index.components) {
    if (!reached.has(id)) unreached.set(id, { kind: 'not-connected', start });
    else if (needed && !needed.has(id)) unreached.set(id, { kind: isOutput ? 'not-chosen' : 'feeds-nothing-chosen' });
  }
  return unreached;
}

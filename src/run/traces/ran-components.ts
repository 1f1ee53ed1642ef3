/** Which components of a run have certainly run, so that a trace without them is not whole. */
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { Run, RunInputResult } from '../model/run.ts';

/** Components of the flow, without groups: a Langflow runs what is in them. */
export function ranComponents(run: Run, input: RunInputResult, { byId }: FlowIndex): Set<string> {
  const ran = new Set<string>();
  for (const { component, result } of input.outputs) if (component !== null && result !== null) ran.add(component);
  for (const { event } of run.events) {
    if (!('input' in event) || event.input !== input.index) continue;
    if (event.event === 'component-error') ran.add(event.component);
    if (event.event !== 'component-end') continue;
    if (event.used_frozen_result === true) ran.delete(event.component);
    else ran.add(event.component);
  }
  return new Set([...ran].filter((id) => byId.get(id)?.group === null && byId.get(id)?.isFrozen === false));
}

/** Which components of a run have certainly run, so that a trace without them is not whole. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { Run, RunInputResult } from '../model/run.ts';

/** Components of the flow, without groups: a Langflow runs what is in them. */
export function ranComponents(run: Run, input: RunInputResult, index: FlowIndex): Set<string> {
  const { byId } = index;
  const ran = new Set<string>();
  for (const { component, result } of input.outputs) if (component !== null && result !== null) ran.add(component);
  for (const { event } of run.events) {
    if (!('input' in event) || event.input !== input.index) continue;
    if (event.event === 'component-error') ran.add(event.component);
    if (event.event !== 'component-end') continue;
    if (event.used_frozen_result === true) ran.delete(event.component);
    else ran.add(event.component);
  }
  for (const { component, received } of input.values?.components ?? [])
    if (component !== null && hasItems(received?.data)) for (const id of insideLoop(component, index)) ran.add(id);
  return new Set([...ran].filter((id) => byId.get(id)?.group === null && byId.get(id)?.isFrozen === false));
}

function hasItems(data: JsonValue | undefined): boolean {
  return Array.isArray(data) ? data.length > 0 : isJsonObject(data);
}

/** The components between a Loop and its way back; none for another component. They run once for each item. */
function insideLoop(loop: string, { byId, connections }: FlowIndex): string[] {
  if (byId.get(loop)?.type !== 'LoopComponent') return [];
  const reach = (from: 'source' | 'target', to: 'source' | 'target') => {
    const found = new Set([loop]);
    for (const id of found) for (const edge of connections) if (edge[from] === id) found.add(edge[to]);
    return found;
  };
  const before = reach('target', 'source');
  return [...reach('source', 'target')].filter((id) => id !== loop && before.has(id));
}

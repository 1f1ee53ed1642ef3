/** Groups the flows of a server for the picker. */
import type { FlowSummary } from '#contract/flow-summary.ts';

export interface FlowGroup {
  group: string;
  flows: readonly FlowSummary[];
}

/** Examples first, then Langflow's folders by name, then flows without a folder. */
export function groupFlows(flows: readonly FlowSummary[], folders: ReadonlyMap<string, string>): FlowGroup[] {
  const examples: FlowSummary[] = [];
  const others: FlowSummary[] = [];
  const byFolder = new Map<string, FlowSummary[]>();
  for (const flow of flows) {
    const folder = folders.get(flow.folder_id ?? '');
    if (flow.is_sample === true) examples.push(flow);
    else if (folder === undefined) others.push(flow);
    else byFolder.set(folder, [...(byFolder.get(folder) ?? []), flow]);
  }
  const named = [...byFolder].toSorted(([left], [right]) => left.localeCompare(right));
  return [
    { group: 'Examples', flows: examples },
    ...named.map(([group, inside]) => ({ group, flows: inside })),
    { group: 'Your flows', flows: others },
  ].filter(({ flows: inside }) => inside.length > 0);
}

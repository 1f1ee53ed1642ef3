/** Which calls of agents went to a component that is connected as a tool. */
import type { ComponentCall, ComponentValues } from '#contract/component-values.ts';
import { isJsonObject } from '#contract/json.ts';
import type { Run } from '../model/run.ts';

/** Name of the output that makes a component a tool (Langflow 1.13.0). */
const AS_TOOL = 'component_as_tool';

/** Component that is connected only as a tool -> the agents that may call it. */
export function toolsOf({ fields = [] }: Pick<Run, 'fields'>): ReadonlyMap<string, ReadonlySet<string>> {
  const tools = new Map<string, Set<string>>();
  const others = new Set<string>();
  for (const field of fields)
    for (const { component, output } of field.from) {
      if (output === AS_TOOL) tools.set(component, (tools.get(component) ?? new Set()).add(field.component));
      else others.add(component);
    }
  for (const other of others) tools.delete(other);
  return tools;
}

/**
 * The calls of each tool, in order. Null where nothing tells: an agent's calls are not reported, or it called a tool by a name
 * that belongs to none of its several components.
 */
export function callsOfTools(
  run: Pick<Run, 'components' | 'fields'>,
  timesOf: ReadonlyMap<string, readonly ComponentValues[]>,
): ReadonlyMap<string, readonly ComponentCall[] | null> {
  const tools = toolsOf(run);
  const names = new Map(
    run.components.map(({ id, displayName }) => [
      id,
      new Set([displayName, id.split('-')[0] ?? '', ...(timesOf.get(id) ?? []).flatMap(toolsGiven)].map(letters)),
    ]),
  );
  const found = new Map<string, readonly ComponentCall[] | null>();
  for (const [tool, agents] of tools) {
    const calls: ComponentCall[] = [];
    let isKnown = true;
    for (const agent of agents) {
      const times = timesOf.get(agent);
      if (!times) isKnown = false;
      const others = [...tools].flatMap(([other, its]) => (other !== tool && its.has(agent) ? [other] : []));
      for (const call of (times ?? []).flatMap((time) => toolCallsIn(time.calls))) {
        if (others.length === 0 || names.get(tool)?.has(letters(call.name))) calls.push(call);
        else if (!others.some((other) => names.get(other)?.has(letters(call.name)))) isKnown = false;
      }
    }
    found.set(tool, isKnown ? calls : null);
  }
  return found;
}

function toolCallsIn(calls: readonly ComponentCall[]): ComponentCall[] {
  return calls.flatMap((call) => [...(call.kind === 'tool' ? [call] : []), ...toolCallsIn(call.calls ?? [])]);
}

/** The names of its tools, as it gave them to its agent (recorded in `trace-agent-1.13.0.json`). */
function toolsGiven({ gave }: ComponentValues): string[] {
  const given = gave?.[AS_TOOL];
  if (!Array.isArray(given)) return [];
  return given.flatMap((tool) => (isJsonObject(tool) && typeof tool.name === 'string' ? [tool.name] : []));
}

/** A model accepts fewer characters in the name of a tool than a flow in that of a component. */
function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

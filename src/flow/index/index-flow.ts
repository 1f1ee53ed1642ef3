/** Builds the index of a flow from its export. */
import type { FlowExport } from '#contract/flow-export.ts';
import { groupPairs } from '#contract/group-pairs.ts';
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import type { FlowComponent, FlowConnection, FlowIndex, FlowNote } from './flow-index.ts';
import { readComponent, readNodePosition } from './read-component.ts';
import { readConnections } from './read-connections.ts';
import { textOrEmpty } from './text-or-empty.ts';

/** Deepest nesting of groups that is read. */
const maxGroupDepth = 20;

interface ReadNode {
  raw: JsonObject;
  data: JsonObject;
  node: JsonObject;
}

/** True for a node that is a note on the canvas, not a component. */
export function isNote(raw: { type?: unknown }, data: { type?: unknown }): boolean {
  return raw.type === 'noteNode' || data.type === 'note';
}

/** Depending on its age, an export holds the size on the node, under `measured`, or only under `style`. */
function readSize(...candidates: (JsonValue | undefined)[]): FlowNote['size'] {
  for (const raw of candidates) {
    if (!isJsonObject(raw)) continue;
    const { width, height } = raw;
    if (typeof width === 'number' && typeof height === 'number' && width > 0 && height > 0) return { width, height };
  }
  return null;
}

/** `node` is the description in the note's `data`. Never throws. */
function readNote(id: string, raw: JsonObject, node: JsonObject): FlowNote {
  return {
    id,
    text: textOrEmpty(node.description),
    position: readNodePosition(raw.position),
    size: readSize(raw, raw.measured, raw.style),
  };
}

/** Separates components from notes, and reports nodes that cannot be read. */
function readNodes(nodes: JsonValue | undefined) {
  const components = new Map<string, ReadNode>();
  const notes: FlowNote[] = [];
  const problems: string[] = [];
  if (!Array.isArray(nodes)) {
    problems.push('The flow has no list of nodes');
    return { components, notes, problems };
  }
  for (const [index, raw] of nodes.entries()) {
    const data = isJsonObject(raw) && isJsonObject(raw.data) ? raw.data : {};
    const id = isJsonObject(raw) ? (raw.id ?? data.id) : null;
    if (!isJsonObject(raw) || typeof id !== 'string' || id === '') {
      problems.push(`Node ${index + 1} could not be read: it has no id`);
      continue;
    }
    const node = isJsonObject(data.node) ? data.node : {};
    if (isNote(raw, data)) {
      notes.push(readNote(id, raw, node));
      continue;
    }
    if (!isJsonObject(data.node)) {
      problems.push(`Node ${id} could not be read: it describes no component`);
      continue;
    }
    if (components.has(id)) problems.push(`Several components have the id ${id}; only the last one counts`);
    components.set(id, { raw, data, node });
  }
  return { components, notes, problems };
}

function* indexGraph(graph: unknown, id: string, name: string, depth: number): Generator<void, FlowIndex, void> {
  const data = isJsonObject(graph) ? graph : {};
  const read = readNodes(data.nodes);
  const edges = readConnections(data.edges, (candidate) => read.components.has(candidate));
  const incoming = new Map<string, Map<string, FlowConnection>>();
  for (const connection of edges.connections) {
    if (connection.targetField === null) continue;
    const fields = incoming.get(connection.target) ?? new Map<string, FlowConnection>();
    // If several connections end at a field that is not a list, the first counts (measured with lfx 1.13.0).
    if (!fields.has(connection.targetField)) fields.set(connection.targetField, connection);
    incoming.set(connection.target, fields);
  }

  const components: FlowComponent[] = [];
  const problems = [...read.problems, ...edges.problems];
  for (const [componentId, { raw, data: nodeData, node }] of read.components) {
    const inner = isJsonObject(node.flow) && depth < maxGroupDepth ? node.flow : null;
    const group = inner ? yield* indexGraph(inner.data, componentId, componentId, depth + 1) : null;
    if (group) problems.push(...group.problems.map((problem) => `Inside ${componentId}: ${problem}`));
    const component = readComponent(raw, nodeData, node, {
      id: componentId,
      index: components.length,
      incoming: incoming.get(componentId) ?? new Map(),
      group,
    });
    components.push(component);
    yield;
  }

  return {
    id,
    name,
    components,
    ...lookupsOf(components),
    byField: groupPairs(
      components.flatMap((component) => [...component.fields.keys()].map((name) => [name, component])),
    ),
    connections: edges.connections,
    notes: read.notes,
    problems,
  };
}

/** The same components by their names, and those of inputs and outputs. */
export function lookupsOf(
  components: readonly FlowComponent[],
): Pick<FlowIndex, 'byId' | 'byDisplayName' | 'inputs' | 'outputs'> {
  return {
    byId: new Map(components.map((component) => [component.id, component])),
    byDisplayName: groupPairs(components.map((component) => [component.displayName, component])),
    inputs: components.filter((component) => component.isInput),
    outputs: components.filter((component) => component.isOutput),
  };
}

/**
 * Indexes a flow. Never throws: what cannot be read is left out and reported in `problems`.
 * Time and memory grow linearly with nodes, fields and edges.
 */
export function indexFlow(flow: FlowExport): FlowIndex {
  const steps = indexSteps(flow);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Like `indexFlow`, but yields after each component so that the caller can do other work in between. */
export function indexSteps(flow: FlowExport): Generator<void, FlowIndex, void> {
  const id = typeof flow.id === 'string' ? flow.id : '';
  const name = typeof flow.name === 'string' ? flow.name : '';
  return indexGraph(flow.data, id, name, 0);
}

/**
 * Makes a flow without code runnable on a Langflow: each component's code and template are taken from that server's own component
 * list (`GET /api/v1/all`), the flow's values are written into it, and the edges get handles of that server's types.
 */
import type { FlowExport, FlowNode } from '#contract/flow-export.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';

/** Type name to the node description that a Langflow lists for it. */
export type ComponentList = ReadonlyMap<string, JsonObject>;

/** Older exports and older servers call one component by two names. */
const otherNames = new Map([
  ['Prompt', 'Prompt Template'],
  ['Prompt Template', 'Prompt'],
]);

export interface AdoptedFlow {
  flow: FlowExport;
  /** Components whose type the server does not list; they are kept as they are and will not run there. */
  missing: { component: string; type: string }[];
}

/** Reads `{category: {type: description}}`; entries of any other form are left out. */
export function readComponentList(answer: unknown): ComponentList {
  const list = new Map<string, JsonObject>();
  if (!isJsonObject(answer)) return list;
  for (const group of Object.values(answer)) {
    if (!isJsonObject(group)) continue;
    for (const [type, description] of Object.entries(group)) {
      if (isJsonObject(description) && isJsonObject(description.template)) list.set(type, description);
    }
  }
  return list;
}

/** `values` are written over the flow's own, by type: how a model component is pointed at what the server can run. */
export function adoptComponents(
  flow: FlowExport,
  list: ComponentList,
  values: ReadonlyMap<string, JsonObject> = new Map(),
): AdoptedFlow {
  const missing: AdoptedFlow['missing'] = [];
  const nodes = flow.data.nodes.map((node) => {
    const type = node.data.type;
    if (!type || node.type === 'noteNode' || !node.data.node?.template) return node;
    const known = findDescription(list, type);
    if (known) return adoptNode(node, known.type, known.description, values.get(type) ?? {});
    missing.push({ component: node.id, type });
    return node;
  });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const edges = (flow.data.edges ?? []).map((edge) => {
    const sourceHandle = sourceHandleOf(byId.get(edge.source), edge.data?.sourceHandle);
    const targetHandle = targetHandleOf(byId.get(edge.target), edge.data?.targetHandle);
    if (!sourceHandle || !targetHandle) return edge;
    return {
      ...edge,
      id: `reactflow__edge-${edge.source}${quote(sourceHandle)}-${edge.target}${quote(targetHandle)}`,
      sourceHandle: quote(sourceHandle),
      targetHandle: quote(targetHandle),
      data: { ...edge.data, sourceHandle, targetHandle },
    };
  });
  return { flow: { ...flow, data: { ...flow.data, nodes, edges } }, missing };
}

function findDescription(list: ComponentList, type: string): { type: string; description: JsonObject } | null {
  for (const name of [type, otherNames.get(type)]) {
    const description = name === undefined ? undefined : list.get(name);
    if (name !== undefined && description) return { type: name, description };
  }
  return null;
}

function adoptNode(node: FlowNode, type: string, description: JsonObject, values: JsonObject): FlowNode {
  const own = node.data.node ?? {};
  const template: JsonObject = isJsonObject(description.template) ? { ...description.template } : {};
  for (const [name, field] of Object.entries(own.template ?? {})) {
    if (!isJsonObject(field) || name === 'code') continue;
    const theirs = template[name];
    // A field that the server does not list is made by the user, as the variables of a prompt are.
    if (!isJsonObject(theirs)) template[name] = field;
    else if ('value' in field) template[name] = { ...theirs, value: field.value ?? null };
  }
  for (const [name, value] of Object.entries(values)) {
    const theirs = template[name];
    if (isJsonObject(theirs)) template[name] = { ...theirs, value, load_from_db: false };
  }
  const kept: JsonObject = {};
  for (const key of ['display_name', 'description', 'custom_fields', 'field_order']) {
    const value: unknown = Reflect.get(own, key);
    if (typeof value === 'string' || Array.isArray(value) || isJsonObject(value)) kept[key] = value;
  }
  return {
    ...node,
    data: {
      ...node.data,
      type,
      node: { ...description, ...kept, template, outputs: outputsOf(description, own.outputs) },
    },
  };
}

/** The server's outputs, those of them that the flow has (a converter shows one of three), with the choice of type that it made. */
function outputsOf(description: JsonObject, own: unknown): { name: string }[] {
  const chosen = new Map<string, JsonValue>();
  const names = new Set<string>();
  for (const output of Array.isArray(own) ? own : []) {
    if (!isJsonObject(output) || typeof output.name !== 'string') continue;
    names.add(output.name);
    if (output.selected) chosen.set(output.name, output.selected);
  }
  const outputs = Array.isArray(description.outputs) ? description.outputs : [];
  const listed = outputs.flatMap((output) => {
    if (!isJsonObject(output) || typeof output.name !== 'string') return [];
    const selected = chosen.get(output.name);
    return [{ ...output, name: output.name, ...(selected !== undefined && { selected }) }];
  });
  const shared = listed.filter(({ name }) => names.has(name));
  // Another release may have renamed them all.
  return shared.length > 0 ? shared : listed;
}

function sourceHandleOf(node: FlowNode | undefined, handle: unknown): JsonObject | null {
  if (!node || !isJsonObject(handle) || typeof handle.name !== 'string') return null;
  const outputs: unknown = node.data.node?.outputs;
  const output = (Array.isArray(outputs) ? outputs : []).find(
    (item) => isJsonObject(item) && item.name === handle.name,
  );
  if (!isJsonObject(output)) return null;
  const types =
    typeof output.selected === 'string' ? [output.selected] : Array.isArray(output.types) ? output.types : [];
  return { dataType: node.data.type ?? '', id: node.id, name: handle.name, output_types: types };
}

function targetHandleOf(node: FlowNode | undefined, handle: unknown): JsonObject | null {
  if (!node || !isJsonObject(handle) || typeof handle.fieldName !== 'string') return null;
  const field = node.data.node?.template?.[handle.fieldName];
  if (!isJsonObject(field)) return null;
  const inputTypes = Array.isArray(field.input_types) ? field.input_types : [];
  return {
    fieldName: handle.fieldName,
    id: node.id,
    inputTypes,
    type: typeof field.type === 'string' ? field.type : 'str',
  };
}

/** Langflow writes a handle as JSON with œ for the quotes, without spaces. */
function quote(handle: JsonObject): string {
  return JSON.stringify(handle).replaceAll('"', 'œ');
}

/**
 * Makes a flow without code runnable on a Langflow server: takes the code and template of each component from the server's
 * component list (`GET /api/v1/all`), writes the flow's values into them, and gives the edges handles with the server's types.
 */
import type { FlowExport, FlowNode } from '#contract/flow-export.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';

/** Type name -> node description that the server lists for it. */
export type ComponentDefinitions = ReadonlyMap<string, JsonObject>;

/** Names of component and value types that differ between older and newer releases (base 0.7.3 and 1.13.0). */
const otherNames: ReadonlyMap<string, string> = new Map(
  [
    ['Prompt', 'Prompt Template'],
    ['DataFrame', 'Table'],
    ['Data', 'JSON'],
  ].flatMap(([older = '', newer = '']) => [[older, newer] as const, [newer, older] as const]),
);

/** Values for fields of a component by name; `load_from_db` means that the value is the name of a server variable. */
export type FieldValues = Readonly<Record<string, { value: JsonValue; load_from_db: boolean }>>;

export interface AdoptedFlow {
  flow: FlowExport;
  /** Components whose type the server does not list; they stay unchanged and will not run there. */
  missing: { component: string; type: string }[];
}

/** Reads `{category: {type: description}}`; ignores entries of any other form. */
export function readComponentList(answer: unknown): ComponentDefinitions {
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

/** `values` (by component type) replace those of the flow, for example to select a model that the server can run. */
export function adoptComponents(
  flow: FlowExport,
  list: ComponentDefinitions,
  values: ReadonlyMap<string, FieldValues> = new Map(),
): AdoptedFlow {
  const missing: AdoptedFlow['missing'] = [];
  const nodes = flow.data.nodes.map((node) => {
    const type = node.data.type;
    if (!type || node.type === 'noteNode' || !node.data.node?.template) return node;
    const known = nameAmong(type, (name) => list.has(name));
    const description = known === undefined ? undefined : list.get(known);
    if (known !== undefined && description) return adoptNode(node, known, description, values.get(type) ?? {});
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

/** The name or its equivalent in another release, whichever is known. */
function nameAmong(name: string, isKnown: (name: string) => boolean): string | undefined {
  return [name, otherNames.get(name)].find((candidate) => candidate !== undefined && isKnown(candidate));
}

function adoptNode(node: FlowNode, type: string, description: JsonObject, values: FieldValues): FlowNode {
  const own = node.data.node ?? {};
  const template: JsonObject = isJsonObject(description.template) ? { ...description.template } : {};
  // No list has the variables of a prompt. In other components an unlisted field belongs to another release and can break the flow.
  const isPrompt = Object.values(template).some((field) => isJsonObject(field) && field.type === 'prompt');
  for (const [name, field] of Object.entries(own.template ?? {})) {
    if (!isJsonObject(field) || name === 'code') continue;
    const theirs = template[name];
    if (isJsonObject(theirs)) {
      if ('value' in field) template[name] = { ...theirs, value: offeredValue(theirs, field.value ?? null) };
    } else if (isPrompt) template[name] = field;
  }
  for (const [name, value] of Object.entries(values)) {
    const theirs = template[name];
    if (isJsonObject(theirs)) template[name] = { ...theirs, ...value };
  }
  const preserved: JsonObject = {};
  for (const key of ['display_name', 'description', 'custom_fields', 'field_order']) {
    const value: unknown = Reflect.get(own, key);
    if (typeof value === 'string' || Array.isArray(value) || isJsonObject(value)) preserved[key] = value;
  }
  return {
    ...node,
    data: {
      ...node.data,
      type,
      node: { ...description, ...preserved, template, outputs: outputsOf(description, own.outputs) },
    },
  };
}

/** Translates a value that is a choice into the server's name for it; returns any other value unchanged. */
function offeredValue({ options }: JsonObject, value: JsonValue): JsonValue {
  if (typeof value !== 'string' || !Array.isArray(options)) return value;
  return nameAmong(value, (name) => options.includes(name)) ?? value;
}

type FlowOutput = JsonObject & { name: string };

/** The server's outputs that the flow also has (a converter shows one of three), with the flow's selected type. */
function outputsOf(description: JsonObject, own: unknown): FlowOutput[] {
  const owned = new Map(readOutputs(own).map((output) => [output.name, output]));
  const listed = readOutputs(description.outputs);
  const shared = listed.flatMap((output) => {
    const mine = owned.get(output.name);
    const types = Array.isArray(output.types) ? output.types : [];
    const selected =
      typeof mine?.selected === 'string' ? nameAmong(mine.selected, (name) => types.includes(name)) : undefined;
    return mine ? [{ ...output, ...(selected !== undefined && { selected }) }] : [];
  });
  if (shared.length > 0) return shared;
  const chosen = chosenOutputs(description, [...owned.values()]);
  // Another release may have renamed them all.
  return chosen.length > 0 ? chosen : listed;
}

function readOutputs(outputs: unknown): FlowOutput[] {
  return (Array.isArray(outputs) ? outputs : []).flatMap((output) =>
    isJsonObject(output) && typeof output.name === 'string' ? [{ ...output, name: output.name }] : [],
  );
}

/** The flow's outputs that the server does not list, but whose method is in its code (the converter of base 0.7.3). */
function chosenOutputs({ template }: JsonObject, own: readonly FlowOutput[]): FlowOutput[] {
  const fields = isJsonObject(template) ? Object.values(template).filter(isJsonObject) : [];
  const code = fields.find(({ type }) => type === 'code')?.value;
  const known = new Set(fields.flatMap(({ input_types: types }) => (Array.isArray(types) ? types : [])));
  const knownType = (type: JsonValue) =>
    (typeof type === 'string' && nameAmong(type, (name) => known.has(name))) || type;
  return own
    .filter(({ method }) => typeof code === 'string' && code.includes(`def ${method}(`))
    .map((output) => ({
      ...output,
      types: Array.isArray(output.types) ? output.types.map(knownType) : [],
      selected: knownType(output.selected ?? null),
    }));
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

/** Langflow writes a handle as compact JSON with œ in place of quotes. */
function quote(handle: JsonObject): string {
  return JSON.stringify(handle).replaceAll('"', 'œ');
}

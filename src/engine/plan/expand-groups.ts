/**
 * Expands groups: Langflow runs the components inside a group as if they were in the flow itself (lfx 1.13.0,
 * graph/graph/utils.py). Tweaks still name the group; its fields are proxies of inner ones.
 */
import { groupPairs } from '#contract/group-pairs.ts';
import type { FlowComponent, FlowConnection, FlowField, FlowIndex } from '#flow/index/flow-index.ts';
import { lookupsOf } from '#flow/index/index-flow.ts';

export interface ComponentField {
  readonly component: string;
  readonly field: string;
}

export interface ExpandedFlow {
  /** The index without groups; the same object as the given one if it has none. */
  readonly index: FlowIndex;
  /** True when there was no group. */
  readonly isPlain: boolean;
  /** Where a field of the original flow is in the expanded one. */
  resolve(field: ComponentField): ComponentField;
}

const expanded = new WeakMap<FlowIndex, ExpandedFlow>();

export function expandGroups(index: FlowIndex): ExpandedFlow {
  let flow = expanded.get(index);
  if (!flow) {
    flow = index.components.some((component) => component.group)
      ? expand(index)
      : { index, isPlain: true, resolve: (field: ComponentField) => field };
    expanded.set(index, flow);
  }
  return flow;
}

function expand(index: FlowIndex): ExpandedFlow {
  const resolve = (field: ComponentField) => innerField(index, field);
  const connections = [
    ...index.connections.map((connection) => innerConnection(index, connection)),
    ...index.components.flatMap(({ group }) => (group ? expandGroups(group).index.connections : [])),
  ];
  const plain = index.components.filter((component) => !component.group);
  const inner = index.components.flatMap((component) => innerComponents(component));
  const incoming = groupPairs(connections.map((connection) => [connection.target, connection]));
  const components = [...plain, ...inner].map((component, position) => ({
    ...component,
    index: position,
    fields: connectFields(component, incoming.get(component.id) ?? []),
  }));
  return { index: { ...index, components, connections, ...lookupsOf(components) }, isPlain: false, resolve };
}

/** The components inside a group, with the values of the group's own fields. */
function innerComponents(group: FlowComponent): FlowComponent[] {
  if (!group.group) return [];
  const { index, resolve } = expandGroups(group.group);
  const given = new Map<string, FlowField>();
  for (const field of group.fields.values()) {
    if (!field.proxy) continue;
    const inner = resolve(field.proxy);
    given.set(`${inner.component} ${inner.field}`, field);
  }
  return index.components.map((component) => {
    const fields = new Map(component.fields);
    for (const [name, own] of component.fields) {
      const outer = given.get(`${component.id} ${name}`);
      if (outer) fields.set(name, { ...own, value: outer.value, isVariable: outer.isVariable });
    }
    return { ...component, fields };
  });
}

/** A group's field is a proxy of an inner one, which may be a group's field again. */
function innerField(index: FlowIndex, { component, field }: ComponentField): ComponentField {
  const { group, fields } = index.byId.get(component) ?? {};
  const proxy = fields?.get(field)?.proxy;
  return group && proxy ? expandGroups(group).resolve(proxy) : { component, field };
}

function innerConnection(index: FlowIndex, connection: FlowConnection): FlowConnection {
  const from = innerOutput(index, connection.source, connection.sourceOutput);
  const { target, targetField } = connection;
  if (targetField === null) return { ...connection, ...from };
  const inner = innerField(index, { component: target, field: targetField });
  return { ...connection, ...from, target: inner.component, targetField: inner.field };
}

/** A group's output is named by the inner component's id, an underscore, and the output's own name. */
function innerOutput(
  index: FlowIndex,
  source: string,
  sourceOutput: string | null,
): Pick<FlowConnection, 'source' | 'sourceOutput'> {
  const group = index.byId.get(source)?.group;
  const inner = group?.components
    .filter(({ id }) => sourceOutput?.startsWith(`${id}_`))
    .toSorted((left, right) => right.id.length - left.id.length)[0];
  if (!group || !inner || sourceOutput === null) return { source, sourceOutput };
  return innerOutput(group, inner.id, sourceOutput.slice(inner.id.length + 1));
}

/** A field's source may be outside its group. */
function connectFields(component: FlowComponent, into: readonly FlowConnection[]): ReadonlyMap<string, FlowField> {
  if (into.length === 0) return component.fields;
  const fields = new Map(component.fields);
  for (const connection of into) {
    const field = connection.targetField === null ? undefined : fields.get(connection.targetField);
    if (field) fields.set(field.name, { ...field, connection });
  }
  return fields;
}

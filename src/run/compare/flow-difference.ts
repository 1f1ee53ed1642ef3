/** What differs between two graphs: components, their fields, and connections. */
import { isJsonEqual, type JsonValue } from '#contract/json.ts';
import type { FlowComponent, FlowConnection, FlowField, FlowIndex } from '#flow/index/flow-index.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import { fillLeftOut } from '#flow/secrets/fill-left-out.ts';

export interface FieldDifference {
  name: string;
  /** Absent where the component has no such field. */
  before?: JsonValue;
  after?: JsonValue;
}

export interface ComponentDifference {
  id: string;
  displayName: string;
  kind: 'added' | 'removed' | 'changed';
  /** Fields that differ, of a changed component. */
  fields: FieldDifference[];
}

export interface ConnectionDifference {
  kind: 'added' | 'removed';
  /** `Prompt → Language Model, input_value`. */
  label: string;
  /** Ids of components. */
  ends: readonly [source: string, target: string];
}

export interface FlowDifference {
  components: ComponentDifference[];
  connections: ConnectionDifference[];
  /** True if a secret was left out, because servers hand out versions without them. */
  hasSecrets: boolean;
}

/** Components in the order of `after`, then those that are gone. Positions and notes are no differences. */
export function flowDifference(before: FlowIndex, after: FlowIndex): FlowDifference {
  const components: ComponentDifference[] = [];
  let hasSecrets = false;
  for (const component of after.components) {
    const { id, displayName } = component;
    const old = before.byId.get(id);
    if (!old) {
      components.push({ id, displayName, kind: 'added', fields: [] });
      continue;
    }
    const found = fieldDifferences(old, component);
    hasSecrets ||= found.hasSecrets;
    if (found.fields.length > 0) components.push({ id, displayName, kind: 'changed', fields: found.fields });
  }
  for (const { id, displayName } of before.components)
    if (!after.byId.has(id)) components.push({ id, displayName, kind: 'removed', fields: [] });
  return {
    components,
    connections: [...missingIn(before, after, 'removed'), ...missingIn(after, before, 'added')],
    hasSecrets,
  };
}

function fieldDifferences(
  before: FlowComponent,
  after: FlowComponent,
): { fields: FieldDifference[]; hasSecrets: boolean } {
  const fields: FieldDifference[] = [];
  let hasSecrets = false;
  if (before.displayName !== after.displayName)
    fields.push({ name: 'display_name', before: before.displayName, after: after.displayName });
  for (const name of new Set([...before.fields.keys(), ...after.fields.keys()])) {
    const [old, now] = [before.fields.get(name), after.fields.get(name)];
    if ([old, now].some((field) => field && isSecretField(field) && !field.isVariable)) {
      hasSecrets ||= !isJsonEqual(old?.value, now?.value);
      continue;
    }
    if (old && now && hasEqualParts(old, now)) {
      hasSecrets ||= !isJsonEqual(old.value, now.value);
      continue;
    }
    fields.push({ name, ...(old && { before: shownBy(old) }), ...(now && { after: shownBy(now) }) });
  }
  return { fields, hasSecrets };
}

function hasEqualParts(old: FlowField, now: FlowField): boolean {
  const [left, right] = [tweakableParts(old), tweakableParts(now)];
  return isJsonEqual(fillLeftOut(left, right), fillLeftOut(right, left));
}

/** What a tweak can change of a field. */
function tweakableParts({ value, isVariable, isShown, isList, type }: FlowField): JsonValue {
  return { value, isVariable, isShown, isList, type };
}

function shownBy({ value, isVariable }: FlowField): JsonValue {
  return isVariable ? { value, load_from_db: true } : value;
}

function missingIn(flow: FlowIndex, other: FlowIndex, kind: ConnectionDifference['kind']): ConnectionDifference[] {
  const known = new Set(other.connections.map(keyOf));
  const nameOf = (id: string) => flow.byId.get(id)?.displayName ?? id;
  return flow.connections
    .filter((connection) => !known.has(keyOf(connection)))
    .map(({ source, target, targetField }) => ({
      kind,
      ends: [source, target],
      label: `${nameOf(source)} → ${nameOf(target)}${targetField === null ? '' : `, ${targetField}`}`,
    }));
}

function keyOf({ source, sourceOutput, target, targetField }: FlowConnection): string {
  return JSON.stringify([source, sourceOutput, target, targetField]);
}

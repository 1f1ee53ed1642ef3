/** Collects what a component receives in its fields for one input: saved values, overrides, and values from connections. */
import type { JsonValue } from '#contract/json.ts';
import type { FlowField } from '#flow/index/flow-index.ts';
import { isUploadedPath } from '#flow/request/uploaded-path.ts';
import { FieldReader } from '../component-base/field-reader.ts';
import { checkFieldValue, ownFieldValue, templateFieldValue } from '../component-base/field-value.ts';
import { jsonBox, listValue, textValue, type Value } from '../values/values.ts';
import type { PlanNode } from './plan-node.ts';

/** A connection's value for a field; absent when its source was skipped. */
export interface ConnectedValue {
  readonly field: string;
  readonly value: Value;
}

export interface FieldOverrides {
  /** Values of tweaks and of the input by field, as `applyTweaks` returns them. */
  readonly values: ReadonlyMap<string, JsonValue> | undefined;
  /** The run's session: every `session_id` field gets it, whatever flow and tweaks say (measured, 1.13.0). */
  readonly session: string;
}

/** Throws the FieldError of the first invalid field. */
export function componentFields(
  node: PlanNode,
  overrides: FieldOverrides,
  received: readonly ConnectedValue[],
): FieldReader {
  const { fields } = node.component;
  const values = new Map(node.saved.values);
  const errors = new Map(node.saved.errors);
  for (const [name, value] of overrides.values ?? []) {
    const field = fields.get(name);
    if (!field || field.connection) continue;
    errors.delete(name);
    if (field.type === 'file') checkPaths(value);
    if (value === null) values.delete(name);
    else values.set(name, templateFieldValue(field, value));
  }
  const [problem] = errors.values();
  if (problem) throw problem;
  const session = fields.get('session_id');
  // A tweak that is skipped leaves the component its own default.
  const isSkipped = overrides.values?.get('session_id') === null;
  if (session && !session.connection && !isSkipped) values.set('session_id', textValue(overrides.session));
  for (const { field: name, value } of received) {
    const field = fields.get(name);
    if (field) values.set(name, join(field, values.get(name), value));
  }
  if (received.length < node.incoming.length) fillMissing(node, values);
  return new FieldReader(values);
}

/** The same values as they came, where a component accepts one of them not. */
export function uncheckedFields(
  { component, saved }: PlanNode,
  overrides: FieldOverrides,
  received: readonly ConnectedValue[],
): ReadonlyMap<string, Value> {
  const values = new Map(saved.values);
  for (const name of saved.errors.keys()) values.set(name, jsonBox(component.fields.get(name)?.value ?? null));
  for (const [name, value] of overrides.values ?? []) {
    if (component.fields.get(name)?.connection === null) values.set(name, jsonBox(value));
  }
  for (const { field, value } of received) values.set(field, value);
  return values;
}

/** A tweak on a file field is one path or several (lfx 1.13.0, graph/vertex/param_handler.py). */
function checkPaths(value: JsonValue): void {
  const paths = Array.isArray(value) ? value : [value ?? ''];
  if (paths.some((path) => typeof path !== 'string')) throw new Error('FileInput values must be file path strings.');
  const outside = paths.find((path) => path !== '' && !isUploadedPath(String(path)));
  if (outside !== undefined)
    throw new Error(`“${outside}” is not the path of an uploaded file. Use an uploaded file instead.`);
}

/** A connection from a closed branch carries nothing; the field then has its saved value. */
function fillMissing(node: PlanNode, values: Map<string, Value>): void {
  for (const { targetField } of node.incoming) {
    const field = targetField === null ? undefined : node.component.fields.get(targetField);
    if (!field || values.has(field.name)) continue;
    const own = ownFieldValue(field);
    if (own !== undefined) values.set(field.name, own);
  }
}

/** List fields collect the values of all connections; in any other field the last connection counts. */
function join(field: FlowField, before: Value | undefined, value: Value): Value {
  if (!field.isList) return checkFieldValue(field, value);
  const items = value.kind === 'list' ? value.items : [checkFieldValue(field, value)];
  return listValue([...(before?.kind === 'list' ? before.items : []), ...items]);
}

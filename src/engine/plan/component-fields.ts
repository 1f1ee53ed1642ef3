/** Gathers what a component receives in its fields for one input: saved values, overrides, and what connections bring. */
import type { JsonValue } from '#contract/json.ts';
import type { FlowField } from '#flow/index/flow-index.ts';
import { FieldReader } from '../component-base/field-reader.ts';
import { checkFieldValue, ownFieldValue, templateFieldValue } from '../component-base/field-value.ts';
import { listValue, textValue, type Value } from '../values/values.ts';
import type { PlanNode } from './flow-plan.ts';

/** A value that a connection brings to a field; absent when its source was skipped. */
export interface ReceivedValue {
  readonly field: string;
  readonly value: Value;
}

export interface FieldOverrides {
  /** Tweaks and the input's value by field, as `applyTweaks` gives them. */
  readonly values: ReadonlyMap<string, JsonValue> | undefined;
  /** The conversation of the run: every `session_id` field holds it, whatever flow and tweaks say (measured, 1.13.0). */
  readonly session: string;
}

/** Throws the FieldError of the first field that holds what it does not take. */
export function componentFields(
  node: PlanNode,
  overrides: FieldOverrides,
  received: readonly ReceivedValue[],
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
  if (session && !session.connection) values.set('session_id', textValue(overrides.session));
  for (const { field: name, value } of received) {
    const field = fields.get(name);
    if (field) values.set(name, join(field, values.get(name), value));
  }
  if (received.length < node.incoming.length) fillMissing(node, values);
  return new FieldReader(values);
}

/** A tweak on a file field names one file or several (lfx 1.13.0, graph/vertex/param_handler.py). */
function checkPaths(value: JsonValue): void {
  const paths = Array.isArray(value) ? value : [value ?? ''];
  if (paths.some((path) => typeof path !== 'string')) throw new Error('FileInput values must be file path strings.');
}

/** A connection from a branch that was not taken brings nothing; the field then has its own value. */
function fillMissing(node: PlanNode, values: Map<string, Value>): void {
  for (const { targetField } of node.incoming) {
    const field = targetField === null ? undefined : node.component.fields.get(targetField);
    if (!field || values.has(field.name)) continue;
    const own = ownFieldValue(field);
    if (own !== undefined) values.set(field.name, own);
  }
}

/** List fields collect what all connections bring; of several connections into another field the last counts. */
function join(field: FlowField, before: Value | undefined, value: Value): Value {
  if (!field.isList) return checkFieldValue(field, value);
  const items = value.kind === 'list' ? value.items : [checkFieldValue(field, value)];
  return listValue([...(before?.kind === 'list' ? before.items : []), ...items]);
}

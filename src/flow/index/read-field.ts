/** Reads one template field of an export. */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import type { FlowConnection, FlowField, FlowIndex } from './flow-index.ts';
import { isProtectedField } from './protected-fields.ts';
import { readColumns } from './read-columns.ts';
import { textOrEmpty } from './text-or-empty.ts';

interface FieldOwner {
  name: string;
  componentType: string;
  connection: FlowConnection | null;
  /** The flow inside a grouped component; null when the component is not a group. */
  group: FlowIndex | null;
}

function numberOf(value: JsonValue | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

function readRange(spec: JsonValue | undefined): FlowField['range'] {
  if (!isJsonObject(spec)) return null;
  const range = { min: numberOf(spec.min), max: numberOf(spec.max), step: numberOf(spec.step) };
  return range.min === null && range.max === null && range.step === null ? null : range;
}

function readProxy(proxy: JsonValue | undefined): FlowField['proxy'] {
  if (!isJsonObject(proxy) || typeof proxy.id !== 'string' || typeof proxy.field !== 'string') return null;
  return { component: proxy.id, field: proxy.field };
}

/**
 * A field of a group represents an inner field and is protected if that one is. A proxy without a target is protected
 * too, as in release 1.13.0 (lfx, `processing/process.py`).
 */
function isProtectedProxy(raw: JsonObject, group: FlowIndex | null): boolean {
  if (raw.proxy === undefined || raw.proxy === null) return false;
  const proxy = readProxy(raw.proxy);
  if (!proxy) return true;
  if (!group) return false;
  return group.byId.get(proxy.component)?.fields.get(proxy.field)?.isProtected ?? true;
}

/** Langflow stores the path of a file field as `file_path`; older exports only have `value`. */
function readValue(raw: JsonObject, type: string): JsonValue {
  const path = raw.file_path;
  const hasPath = (typeof path === 'string' && path !== '') || (Array.isArray(path) && path.length > 0);
  return (type === 'file' && hasPath ? path : raw.value) ?? null;
}

/** Never throws: what cannot be read becomes empty, false or null. */
export function readField(raw: JsonObject, owner: FieldOwner): FlowField {
  const type = textOrEmpty(raw.type);
  const inputType = textOrEmpty(raw._input_type);
  return {
    name: owner.name,
    displayName: textOrEmpty(raw.display_name) || owner.name,
    type,
    inputType,
    value: readValue(raw, type),
    info: textOrEmpty(raw.info),
    options: Array.isArray(raw.options) ? raw.options : null,
    acceptsOther: raw.combobox === true,
    columns: readColumns(raw.table_schema),
    range: readRange(raw.range_spec),
    connection: owner.connection,
    isSecret: raw.password === true || inputType.includes('Secret'),
    isProtected: isProtectedField(owner.componentType, owner.name, type) || isProtectedProxy(raw, owner.group),
    // Langflow treats a field without `show` as hidden (measured with lfx 1.13.0).
    isShown: Boolean(raw.show),
    isAdvanced: raw.advanced === true,
    isList: raw.list === true,
    isMultiline: raw.multiline === true || inputType.startsWith('Multiline'),
    isVariable: raw.load_from_db === true,
    isHandle: type === 'other',
    proxy: readProxy(raw.proxy),
  };
}

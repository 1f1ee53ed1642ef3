/** Reads one template field of an export, whatever shape it has. */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import type { FlowConnection, FlowField, FlowIndex } from './flow-index.ts';
import { isProtectedField } from './protected-fields.ts';
import { readColumns } from './read-columns.ts';

interface FieldPlace {
  name: string;
  componentType: string;
  connection: FlowConnection | null;
  /** The flow inside a grouped component; null when the component is no group. */
  group: FlowIndex | null;
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
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
 * A grouped field stands for an inner one and is protected when that one is. A proxy that leads nowhere counts as
 * protected too, as release 1.13.0 has it (lfx, `processing/process.py`).
 */
function isProtectedProxy(raw: JsonObject, group: FlowIndex | null): boolean {
  if (raw.proxy === undefined || raw.proxy === null) return false;
  const proxy = readProxy(raw.proxy);
  if (!proxy) return true;
  if (!group) return false;
  return group.byId.get(proxy.component)?.fields.get(proxy.field)?.isProtected ?? true;
}

/** Langflow keeps the path of a file field under `file_path`; older exports only have `value`. */
function readValue(raw: JsonObject, type: string): JsonValue {
  const path = raw.file_path;
  const hasPath = (typeof path === 'string' && path !== '') || (Array.isArray(path) && path.length > 0);
  return (type === 'file' && hasPath ? path : raw.value) ?? null;
}

/** One field as tweaks see it. Never throws: what cannot be read is empty, false or null. */
export function readField(raw: JsonObject, place: FieldPlace): FlowField {
  const type = textOf(raw.type);
  const inputType = textOf(raw._input_type);
  return {
    name: place.name,
    displayName: textOf(raw.display_name) || place.name,
    type,
    inputType,
    value: readValue(raw, type),
    info: textOf(raw.info),
    options: Array.isArray(raw.options) ? raw.options : null,
    acceptsOther: raw.combobox === true,
    columns: readColumns(raw.table_schema),
    range: readRange(raw.range_spec),
    connection: place.connection,
    isSecret: raw.password === true || inputType.includes('Secret'),
    isProtected: isProtectedField(place.componentType, place.name, type) || isProtectedProxy(raw, place.group),
    // A field that does not say `show` is skipped like a hidden one (measured with lfx 1.13.0).
    isShown: Boolean(raw.show),
    isAdvanced: raw.advanced === true,
    isList: raw.list === true,
    isRequired: raw.required === true,
    isMultiline: raw.multiline === true || inputType.startsWith('Multiline'),
    isVariable: raw.load_from_db === true,
    isEditable: raw.api_editable === true,
    isHandle: type === 'other',
    proxy: readProxy(raw.proxy),
  };
}

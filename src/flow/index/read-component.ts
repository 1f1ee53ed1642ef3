/** Reads one node of an export as a component. */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import type { FlowComponent, FlowConnection, FlowField, FlowIndex, FlowOutputSocket } from './flow-index.ts';
import { readField } from './read-field.ts';
import { readPosition } from './read-position.ts';

const inputTypes: ReadonlySet<string> = new Set(['ChatInput', 'TextInput', 'Webhook']);
const outputTypes: ReadonlySet<string> = new Set(['ChatOutput', 'TextOutput', 'DataOutput']);

interface ComponentPlace {
  id: string;
  index: number;
  /** Connections into this component, by field. */
  incoming: ReadonlyMap<string, FlowConnection>;
  group: FlowIndex | null;
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function readSocket(raw: JsonValue): FlowOutputSocket | null {
  if (!isJsonObject(raw) || typeof raw.name !== 'string') return null;
  const types = Array.isArray(raw.types) ? raw.types.filter((type) => typeof type === 'string') : [];
  return {
    name: raw.name,
    displayName: textOf(raw.display_name) || raw.name,
    types,
    isSelected: typeof raw.selected === 'string' && raw.selected !== '',
  };
}

/** The id up to its first dash, which Langflow takes for the type when it looks for inputs and outputs. */
export function baseOfId(id: string): string {
  const dash = id.indexOf('-');
  return dash < 0 ? id : id.slice(0, dash);
}

/** `data` is the node's `data`, `node` the component description inside it. Never throws. */
export function readComponent(
  raw: JsonObject,
  data: JsonObject,
  node: JsonObject,
  place: ComponentPlace,
): FlowComponent {
  const type = textOf(data.type) || baseOfId(place.id);
  const fields = new Map<string, FlowField>();
  for (const [name, field] of Object.entries(isJsonObject(node.template) ? node.template : {})) {
    // `_type` and other plain values are no fields.
    if (!isJsonObject(field)) continue;
    const connection = place.incoming.get(name) ?? null;
    fields.set(name, readField(field, { name, componentType: type, connection, group: place.group }));
  }
  const names = [type, baseOfId(place.id)];
  return {
    id: place.id,
    displayName: textOf(node.display_name) || baseOfId(place.id),
    type,
    description: textOf(node.description),
    fields,
    sockets: (Array.isArray(node.outputs) ? node.outputs : []).map(readSocket).filter((socket) => socket !== null),
    isInput: Boolean(node.is_input) || names.some((name) => inputTypes.has(name)),
    isOutput: Boolean(node.is_output) || names.some((name) => outputTypes.has(name)),
    position: readPosition(raw.position),
    index: place.index,
    group: place.group,
  };
}

/** Reads one node of an export as a component. */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import { idType } from './component-id.ts';
import type { FlowComponent, FlowConnection, FlowField, FlowIndex, FlowOutputSocket } from './flow-index.ts';
import { readField } from './read-field.ts';
import { textOrEmpty } from './text-or-empty.ts';

const inputTypes: ReadonlySet<string> = new Set(['ChatInput', 'TextInput', 'Webhook']);
const outputTypes: ReadonlySet<string> = new Set(['ChatOutput', 'TextOutput', 'DataOutput']);

interface ComponentInFlow {
  id: string;
  index: number;
  /** Connections into this component by field name. */
  incoming: ReadonlyMap<string, FlowConnection>;
  group: FlowIndex | null;
}

function readSocket(raw: JsonValue): FlowOutputSocket | null {
  if (!isJsonObject(raw) || typeof raw.name !== 'string') return null;
  const types = Array.isArray(raw.types) ? raw.types.filter((type) => typeof type === 'string') : [];
  return {
    name: raw.name,
    displayName: textOrEmpty(raw.display_name) || raw.name,
    types,
    isSelected: typeof raw.selected === 'string' && raw.selected !== '',
  };
}

/** The upper left corner in pixels of the canvas; null when the export has none. */
export function readNodePosition(raw: JsonValue | undefined): { x: number; y: number } | null {
  if (!isJsonObject(raw) || typeof raw.x !== 'number' || typeof raw.y !== 'number') return null;
  return { x: raw.x, y: raw.y };
}

/**
 * A frozen loop runs all the same. A group hands its own `frozen` to every component in it, whatever theirs is (lfx 1.13.0,
 * `graph/graph/base.py` and `graph/utils.py`).
 */
function isFrozen({ frozen, display_name: name, outputs }: JsonObject): boolean {
  const isLoop =
    name === 'Loop' ||
    (Array.isArray(outputs) && outputs.some((output) => isJsonObject(output) && output.allows_loop === true));
  return Boolean(frozen) && !isLoop;
}

/** `data` is the `data` of the raw node, `node` the component description inside it. Never throws. */
export function readComponent(
  raw: JsonObject,
  data: JsonObject,
  node: JsonObject,
  inFlow: ComponentInFlow,
): FlowComponent {
  const type = textOrEmpty(data.type) || idType(inFlow.id);
  const fields = new Map<string, FlowField>();
  for (const [name, field] of Object.entries(isJsonObject(node.template) ? node.template : {})) {
    // `_type` and other plain values are not fields.
    if (!isJsonObject(field)) continue;
    const connection = inFlow.incoming.get(name) ?? null;
    fields.set(name, readField(field, { name, componentType: type, connection, group: inFlow.group }));
  }
  const names = [type, idType(inFlow.id)];
  return {
    id: inFlow.id,
    displayName: textOrEmpty(node.display_name) || idType(inFlow.id),
    type,
    description: textOrEmpty(node.description),
    fields,
    sockets: (Array.isArray(node.outputs) ? node.outputs : []).map(readSocket).filter((socket) => socket !== null),
    isInput: Boolean(node.is_input) || names.some((name) => inputTypes.has(name)),
    isOutput: Boolean(node.is_output) || names.some((name) => outputTypes.has(name)),
    isFrozen: isFrozen(node),
    position: readNodePosition(raw.position),
    index: inFlow.index,
    group: inFlow.group,
  };
}

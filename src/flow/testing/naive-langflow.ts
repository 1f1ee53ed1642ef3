/**
 * What Langflow 1.13.0 does with tweaks and one input, step by step on the export itself, without an index: the oracle for
 * `matchTweaks` and `applyTweaks`. It shares no code with them. Order and effects are those of
 * `run/advanced`: write object tweaks, write bare tweaks, build the parameters, write the input, check in the component.
 */
import type { FlowExport } from '#contract/flow-export.ts';
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { type NaiveReading, NO_SUCH_VARIABLE, naiveReading } from './naive-reading.ts';

export interface NaiveRequest {
  tweaks: JsonObject;
  /** One entry of `inputs`; null for `inputs: []`. */
  input: { components: string[]; value: string; type: 'any' | 'chat' | 'text' } | null;
}

/** Null when the server refuses the request; otherwise component id -> field -> received value, for unconnected fields. */
export type NaiveResult = Map<string, Map<string, NaiveReading>> | null;

interface Node {
  id: string;
  type: string;
  name: string;
  template: Map<string, Map<string, JsonValue>>;
}

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function nodesOf(flow: FlowExport): Node[] {
  const nodes: Node[] = [];
  for (const node of flow.data.nodes) {
    const template = new Map<string, Map<string, JsonValue>>();
    for (const [name, field] of Object.entries(node.data.node?.template ?? {})) {
      if (!isObject(field)) continue;
      const copy = new Map(Object.entries(structuredClone(field)));
      template.set(name, copy.set('is_saved_variable', field.load_from_db === true));
    }
    nodes.push({ id: node.id, type: node.data.type ?? '', name: node.data.node?.display_name ?? '', template });
  }
  return nodes;
}

function isProtected(name: string, field: Map<string, JsonValue>): boolean {
  return name === 'code' || field.get('type') === 'code';
}

/** Writes one tweak into one field. */
function write(field: Map<string, JsonValue>, tweak: JsonValue): void {
  const type = field.get('type');
  if (type === 'NestedDict') {
    let value = tweak;
    if (typeof tweak === 'string') {
      try {
        value = JSON.parse(tweak);
      } catch {
        value = tweak;
      }
    }
    field.set('value', value);
    return;
  }
  if (type === 'mcp') {
    field.set('value', tweak);
    return;
  }
  if (isObject(tweak) && type === 'dict') {
    const keys = Object.keys(tweak);
    field.set('value', keys.length === 1 && keys[0] === 'value' ? (tweak.value ?? null) : tweak);
    return;
  }
  if (isObject(tweak)) {
    for (const [key, value] of Object.entries(tweak)) field.set(type === 'file' ? 'file_path' : key, value);
    if (!Object.keys(tweak).includes('load_from_db') && field.has('load_from_db')) field.set('load_from_db', false);
    // The flow's own text names no variable, so the lookup gives None.
    if (Object.keys(tweak).includes('value')) field.set(NO_SUCH_VARIABLE, false);
    else if (tweak.load_from_db === true && field.get('is_saved_variable') !== true) field.set(NO_SUCH_VARIABLE, true);
    return;
  }
  field.set(type === 'file' ? 'file_path' : 'value', tweak);
  if (field.has('load_from_db')) field.set('load_from_db', false);
}

/** The writes in Langflow's order, as [node, field name, value]. */
function pendingWrites(nodes: Node[], { tweaks }: NaiveRequest): [Node, string, JsonValue][] {
  const writes: [Node, string, JsonValue][] = [];
  for (const [key, value] of Object.entries(tweaks)) {
    if (!isObject(value)) continue;
    let target = nodes.findLast((node) => node.id === key);
    if (!target) target = nodes.findLast((node) => node.name === key);
    if (target) for (const [name, tweak] of Object.entries(value)) writes.push([target, name, tweak]);
  }
  const bare = Object.entries(tweaks).filter(([, value]) => !isObject(value));
  for (const node of nodes) {
    for (const [name, value] of bare) writes.push([node, name, value]);
    if (!('stream' in tweaks)) writes.push([node, 'stream', false]);
  }
  return writes;
}

const baseOf = (id: string) => id.split('-')[0] ?? '';

function takesInput(node: Node, input: NonNullable<NaiveRequest['input']>): boolean {
  const inputTypes = ['ChatInput', 'TextInput', 'Webhook'];
  if (!inputTypes.includes(node.type) && !inputTypes.includes(baseOf(node.id))) return false;
  const isNamed = input.components.includes(node.id) || input.components.includes(node.name);
  if (input.components.length > 0 && !isNamed) return false;
  if (input.type === 'chat') return node.type === 'ChatInput';
  return input.type === 'text' ? node.type === 'TextInput' : true;
}

/** An input replaces the text of the field, and leaves it as the name of a variable if a tweak made it one. */
function readInput(field: Map<string, JsonValue> | undefined, value: string): NaiveReading {
  const reading = naiveReading('input_value', new Map(field).set('value', value).set(NO_SUCH_VARIABLE, true));
  return reading.kind === 'fails' && field?.get('type') === 'str' && field.get('load_from_db') === true
    ? { kind: 'fails', value }
    : { kind: 'arrives', value };
}

export function naiveLangflow(flow: FlowExport, request: NaiveRequest): NaiveResult {
  for (const value of Object.values(request.tweaks)) if (value === null || Array.isArray(value)) return null;
  const nodes = nodesOf(flow);
  const writes = pendingWrites(nodes, request);
  for (const [node, name, value] of writes) {
    const field = node.template.get(name);
    if (!field) continue;
    const mergesKeys = !['NestedDict', 'mcp', 'dict'].includes(String(field.get('type')));
    if (isProtected(name, field) || (mergesKeys && isObject(value) && Object.keys(value).includes('proxy')))
      return null;
  }
  for (const [node, name, value] of writes) {
    const field = node.template.get(name);
    if (field) write(field, value);
  }
  const connected = new Set<string>();
  for (const edge of flow.data.edges ?? []) {
    const handle = edge.data?.targetHandle;
    if (isObject(handle ?? null) && isObject(handle)) connected.add(JSON.stringify([edge.target, handle.fieldName]));
  }
  const result = new Map<string, Map<string, NaiveReading>>();
  for (const node of nodes) {
    const received = new Map<string, NaiveReading>();
    for (const [name, field] of node.template) {
      if (!connected.has(JSON.stringify([node.id, name]))) received.set(name, naiveReading(name, field));
    }
    const hasInputField = received.has('input_value');
    if (request.input && hasInputField && takesInput(node, request.input)) {
      received.set('input_value', readInput(node.template.get('input_value'), request.input.value));
    }
    result.set(node.id, received);
  }
  return result;
}

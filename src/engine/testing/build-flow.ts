/** Builds small flows for tests, in the form of an export. */
import { flowExportSchema } from '#contract/flow-export.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { indexFlow } from '#flow/index/index-flow.ts';

export interface TestNode {
  readonly id: string;
  readonly type: string;
  /** Display name; the type by default. */
  readonly name?: string;
  /** A plain value makes a visible field of its type; an object with `type` is the field itself. */
  readonly fields?: Readonly<Record<string, JsonValue>>;
  /** Output names; the component type's own by default. */
  readonly outputs?: readonly string[];
}

/** `Source.output > Target.field`. */
export type TestEdge = `${string}.${string} > ${string}.${string}`;

function templateField(name: string, value: JsonValue): JsonObject {
  const base = { name, display_name: name, show: true, required: false, advanced: false };
  if (isJsonObject(value) && typeof value.type === 'string') return { ...base, ...value };
  if (typeof value === 'boolean') return { ...base, type: 'bool', _input_type: 'BoolInput', value };
  if (typeof value === 'number') {
    return Number.isInteger(value)
      ? { ...base, type: 'int', _input_type: 'IntInput', value }
      : { ...base, type: 'float', _input_type: 'FloatInput', value };
  }
  if (typeof value === 'string') return { ...base, type: 'str', _input_type: 'MessageTextInput', value };
  return { ...base, type: 'other', value: '' };
}

/** Splits at the first dot: the id before it, the rest after. */
function readEnd(end: string): [string, string] {
  const dot = end.indexOf('.');
  return [end.slice(0, dot), end.slice(dot + 1)];
}

export function buildExport(nodes: readonly TestNode[], edges: readonly TestEdge[] = [], id = 'flow-1') {
  return flowExportSchema.parse({
    id,
    name: 'Test flow',
    data: {
      nodes: nodes.map(({ id: nodeId, type, name = type, fields = {}, outputs = [] }) => ({
        id: nodeId,
        type: 'genericNode',
        data: {
          id: nodeId,
          type,
          node: {
            display_name: name,
            template: {
              _type: 'Component',
              ...Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, templateField(key, value)])),
            },
            outputs: outputs.map((output) => ({ name: output, types: ['Message'] })),
          },
        },
      })),
      edges: edges.map((edge) => {
        const [from = '', to = ''] = edge.split(' > ');
        const [source, output] = readEnd(from);
        const [target, field] = readEnd(to);
        return {
          source,
          target,
          data: { sourceHandle: { id: source, name: output }, targetHandle: { id: target, fieldName: field } },
        };
      }),
    },
  });
}

export function buildFlow(nodes: readonly TestNode[], edges: readonly TestEdge[] = [], id = 'flow-1'): FlowIndex {
  return indexFlow(buildExport(nodes, edges, id));
}

export const chatInputNode: TestNode = {
  id: 'ChatInput-1',
  type: 'ChatInput',
  name: 'Chat Input',
  fields: { input_value: '', should_store_message: true, sender: 'User', sender_name: 'User', session_id: '' },
};

/** A Chat Output; its input takes connections only. */
export function chatOutputNode(id = 'ChatOutput-1', name = 'Chat Output'): TestNode {
  const fields = { input_value: null, should_store_message: true, sender: 'Machine', sender_name: 'AI' };
  return { id, type: 'ChatOutput', name, fields };
}

export function modelNode(id: string, fields: Readonly<Record<string, JsonValue>> = {}): TestNode {
  const model = { type: 'model', _input_type: 'ModelInput', value: [{ name: 'demo', provider: 'Demo' }] };
  const input = { type: 'str', _input_type: 'MessageInput', value: '' };
  return {
    id,
    type: 'LanguageModelComponent',
    name: 'Language Model',
    fields: { model, input_value: input, system_message: '', temperature: 0.5, max_tokens: 0, ...fields },
  };
}

/** Small exports for tests: components by id, with plain values as fields. */
import { type FlowExport, flowExportSchema } from '#contract/flow-export.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';

export interface SmallComponent {
  /** The part before the first dash is the type unless `type` says otherwise. */
  id: string;
  type?: string;
  name?: string;
  /** A plain value becomes a visible field of its type; an object is the field itself, visible unless it sets `show`. */
  fields?: Record<string, JsonValue>;
  node?: JsonObject;
}

function smallField(value: JsonValue): JsonObject {
  if (isJsonObject(value)) return { type: 'str', show: true, value: '', ...value };
  const types: Record<string, string> = { number: 'int', boolean: 'bool' };
  return { type: types[typeof value] ?? 'str', show: true, value };
}

/** `edges` are `source -> target.field`. */
export function smallFlow(components: readonly SmallComponent[], edges: readonly string[] = []): FlowExport {
  return flowExportSchema.parse({
    id: 'flow-1',
    name: 'Small',
    data: {
      nodes: components.map(({ id, type = id.split('-')[0], name = type, fields = {}, node = {} }) => ({
        id,
        type: 'genericNode',
        data: {
          id,
          type,
          node: {
            display_name: name,
            template: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, smallField(value)])),
            ...node,
          },
        },
      })),
      edges: edges.map((edge) => {
        const [source = '', end = ''] = edge.split(' -> ');
        const [target = '', fieldName = ''] = end.split('.');
        return {
          source,
          target,
          data: { sourceHandle: { id: source, name: 'out' }, targetHandle: { id: target, fieldName } },
        };
      }),
    },
  });
}

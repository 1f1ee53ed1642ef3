/** Builds small flows from component types and field values, to compare one component on two servers. */
import { type FlowExport, flowExportSchema } from '../../src/contract/flow-export.ts';
import type { JsonObject, JsonValue } from '../../src/contract/json.ts';

export interface SmallNode {
  id: string;
  type: string;
  name?: string;
  values?: JsonObject;
  /** Fields that the type does not list, such as the variables of a prompt. */
  extra?: string[];
  /** The shown outputs of a type with several; all by default. */
  outputs?: string[];
}

/** [source, output, target, field] */
export type SmallEdge = readonly [string, string, string, string];

function extraField(name: string): JsonObject {
  return {
    name,
    display_name: name,
    type: 'str',
    field_type: 'str',
    input_types: ['Message'],
    show: true,
    advanced: false,
    required: false,
    list: false,
    multiline: true,
    value: '',
  };
}

/** A flow without code or templates: `adoptComponents` adds them from a server's own list. */
export function smallFlow(name: string, nodes: SmallNode[], edges: SmallEdge[]): FlowExport {
  return flowExportSchema.parse({
    name,
    data: {
      nodes: nodes.map(({ id, type, name: displayName, values = {}, extra = [], outputs = [] }, index) => {
        const fields: [string, JsonValue][] = [
          ...extra.map((field): [string, JsonValue] => [field, extraField(field)]),
          ...Object.entries(values).map(([field, value]): [string, JsonValue] => [
            field,
            extra.includes(field) ? { ...extraField(field), value } : { name: field, type: 'str', value },
          ]),
        ];
        return {
          id,
          type: 'genericNode',
          position: { x: index * 300, y: 0 },
          data: {
            id,
            type,
            node: {
              ...(displayName !== undefined && { display_name: displayName }),
              template: { _type: 'Component', ...Object.fromEntries(fields) },
              outputs: outputs.map((output) => ({ name: output })),
              ...(extra.length > 0 && { custom_fields: { template: extra } }),
            },
          },
        };
      }),
      edges: edges.map(([source, output, target, field]) => ({
        source,
        target,
        data: {
          sourceHandle: { id: source, name: output },
          targetHandle: { id: target, fieldName: field },
        },
      })),
    },
  });
}

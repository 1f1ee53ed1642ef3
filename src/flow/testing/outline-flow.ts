/**
 * Expands an outline of the recordings (`fixtures/wire/flows/*.json`: nodes with fields, edges) to the export that
 * Langflow would create: templates with `_type` and an empty `code` field, both forms of edge handles.
 */
import { z } from 'zod';
import { type FlowExport, flowExportSchema } from '#contract/flow-export.ts';
import type { JsonObject } from '#contract/json.ts';
import { jsonValue } from '#contract/json-schema.ts';

const outlineSchema = z.looseObject({
  id: z.string(),
  title: z.string().nullish(),
  name: z.string(),
  endpoint_name: z.string().nullish(),
  nodes: z.array(
    z.looseObject({
      id: z.string(),
      type: z.string(),
      display_name: z.string(),
      base_classes: z.array(z.string()).nullish(),
      outputs: z.array(z.record(z.string(), jsonValue)).nullish(),
      field_order: z.array(z.string()).nullish(),
      fields: z.record(z.string(), z.record(z.string(), jsonValue)),
    }),
  ),
  edges: z.array(z.looseObject({ source: z.string(), output: z.string(), target: z.string(), field: z.string() })),
});

/** An outline in the form of the recordings. */
export type FlowOutline = z.infer<typeof outlineSchema>;

/** Validates an outline. Throws for any other value. */
export function parseOutline(value: unknown): FlowOutline {
  return outlineSchema.parse(value);
}

/** The handle as older exports write it on the edge: compact JSON with œ in place of quotes. */
function quoteHandle(handle: JsonObject): string {
  return JSON.stringify(handle).replaceAll('"', 'œ');
}

/**
 * The full export of an outline. `edgeForm` is the form of the edge handles: `object` under `data` and on the edge (current
 * exports), or `quoted` only as œ-strings on the edge (old exports).
 */
export function exportFromOutline(outline: FlowOutline, edgeForm: 'object' | 'quoted' = 'object'): FlowExport {
  const nodes = outline.nodes.map((node, index) => ({
    id: node.id,
    type: 'genericNode',
    position: { x: index * 400, y: 0 },
    data: {
      id: node.id,
      type: node.type,
      node: {
        display_name: node.display_name,
        description: '',
        base_classes: node.base_classes ?? [],
        field_order: node.field_order ?? [],
        outputs: node.outputs ?? [],
        template: {
          _type: 'Component',
          code: { type: 'code', name: 'code', value: '', show: true, advanced: true, required: true, dynamic: true },
          ...Object.fromEntries(Object.entries(node.fields).map(([name, field]) => [name, { name, ...field }])),
        },
      },
    },
  }));
  const byId = new Map(outline.nodes.map((node) => [node.id, node]));
  const edges = outline.edges.map((edge) => {
    const source = byId.get(edge.source);
    const output = source?.outputs?.find((candidate) => candidate.name === edge.output);
    const field = new Map(Object.entries(byId.get(edge.target)?.fields ?? {})).get(edge.field);
    const sourceHandle = {
      dataType: source?.type ?? '',
      id: edge.source,
      name: edge.output,
      output_types: output?.types ?? [],
    };
    const targetHandle = {
      fieldName: edge.field,
      id: edge.target,
      inputTypes: field?.input_types ?? [],
      type: field?.type ?? 'str',
    };
    return {
      id: `reactflow__edge-${edge.source}${quoteHandle(sourceHandle)}-${edge.target}${quoteHandle(targetHandle)}`,
      source: edge.source,
      target: edge.target,
      sourceHandle: quoteHandle(sourceHandle),
      targetHandle: quoteHandle(targetHandle),
      ...(edgeForm === 'object' ? { data: { sourceHandle, targetHandle } } : {}),
    };
  });
  return flowExportSchema.parse({
    id: outline.id,
    name: outline.title ?? outline.name,
    description: null,
    endpoint_name: outline.endpoint_name ?? null,
    data: { nodes, edges, viewport: { x: 0, y: 0, zoom: 1 } },
  });
}

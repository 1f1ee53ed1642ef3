/** Flows as Langflow exports and serves them. Lenient: the schemas name only what we use and keep everything else. */
import * as z from 'zod/mini';
import { jsonValue } from './json-schema.ts';

export const nodeOutputSchema = z.looseObject({
  name: z.string(),
  display_name: z.nullish(z.string()),
  types: z.nullish(z.array(z.string())),
  selected: z.nullish(z.string()),
  group_outputs: z.nullish(z.boolean()),
});

/** `template` maps field names to fields, except `_type`, which is a plain string. Notes have no template. */
export const flowNodeSchema = z.looseObject({
  id: z.string(),
  type: z.nullish(z.string()),
  position: z.catch(z.nullish(z.looseObject({ x: z.number(), y: z.number() })), null),
  data: z.looseObject({
    id: z.nullish(z.string()),
    type: z.nullish(z.string()),
    node: z.nullish(
      z.looseObject({
        display_name: z.nullish(z.string()),
        description: z.nullish(z.string()),
        template: z.catch(z.nullish(z.record(z.string(), jsonValue)), null),
        outputs: z.catch(z.nullish(z.array(nodeOutputSchema)), null),
        field_order: z.catch(z.nullish(z.array(z.string())), null),
        flow: z.optional(jsonValue),
      }),
    ),
  }),
});
export type FlowNode = z.infer<typeof flowNodeSchema>;

/** Exports hold the handles as objects under `data`; older exports hold them on the edge itself, as JSON with œ in place of quotes. */
export const flowEdgeSchema = z.looseObject({
  id: z.nullish(z.string()),
  source: z.string(),
  target: z.string(),
  sourceHandle: z.nullish(z.string()),
  targetHandle: z.nullish(z.string()),
  data: z.catch(
    z.nullish(z.looseObject({ sourceHandle: z.optional(jsonValue), targetHandle: z.optional(jsonValue) })),
    null,
  ),
});

export const flowExportSchema = z.looseObject({
  id: z.nullish(z.string()),
  name: z.nullish(z.string()),
  description: z.nullish(z.string()),
  endpoint_name: z.nullish(z.string()),
  updated_at: z.nullish(z.string()),
  folder_id: z.nullish(z.string()),
  data: z.looseObject({ nodes: z.array(flowNodeSchema), edges: z.nullish(z.array(flowEdgeSchema)) }),
});
export type FlowExport = z.infer<typeof flowExportSchema>;

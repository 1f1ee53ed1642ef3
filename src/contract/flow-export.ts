/** Flows as Langflow exports and serves them. Lenient: only what we use is named, everything else is kept. */
import { z } from 'zod';
import { jsonValue } from './json-schema.ts';

export const nodeOutputSchema = z.looseObject({
  name: z.string(),
  display_name: z.string().nullish(),
  types: z.array(z.string()).nullish(),
  selected: z.string().nullish(),
  group_outputs: z.boolean().nullish(),
});

/** `template` maps field names to fields; `_type` among them is a plain string. Notes have no template. */
export const flowNodeSchema = z.looseObject({
  id: z.string(),
  type: z.string().nullish(),
  position: z.looseObject({ x: z.number(), y: z.number() }).nullish().catch(null),
  data: z.looseObject({
    id: z.string().nullish(),
    type: z.string().nullish(),
    node: z
      .looseObject({
        display_name: z.string().nullish(),
        description: z.string().nullish(),
        template: z.record(z.string(), jsonValue).nullish().catch(null),
        outputs: z.array(nodeOutputSchema).nullish().catch(null),
        field_order: z.array(z.string()).nullish().catch(null),
        flow: jsonValue.optional(),
      })
      .nullish(),
  }),
});
export type FlowNode = z.infer<typeof flowNodeSchema>;

/** `data.sourceHandle` / `data.targetHandle` are objects in exports and, in older ones, JSON with œ for quotes on the edge itself. */
export const flowEdgeSchema = z.looseObject({
  id: z.string().nullish(),
  source: z.string(),
  target: z.string(),
  sourceHandle: z.string().nullish(),
  targetHandle: z.string().nullish(),
  data: z.looseObject({ sourceHandle: jsonValue.optional(), targetHandle: jsonValue.optional() }).nullish().catch(null),
});

export const flowExportSchema = z.looseObject({
  id: z.string().nullish(),
  name: z.string().nullish(),
  description: z.string().nullish(),
  endpoint_name: z.string().nullish(),
  updated_at: z.string().nullish(),
  folder_id: z.string().nullish(),
  data: z.looseObject({ nodes: z.array(flowNodeSchema), edges: z.array(flowEdgeSchema).nullish() }),
});
export type FlowExport = z.infer<typeof flowExportSchema>;

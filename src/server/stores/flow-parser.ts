/** Parses a flow file or an imported flow in several turns of the event loop, so that other requests are served. */
import * as z from 'zod/mini';
import { type FlowExport, flowEdgeSchema, flowExportSchema, flowNodeSchema } from '#contract/flow-export.ts';
import type { JsonValue } from '#contract/json.ts';
import { jsonValue, parseJsonText } from '#contract/json-schema.ts';
import { YieldTimer } from '#engine/run/yield-timer.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { indexSteps } from '#flow/index/index-flow.ts';
import { yieldToEventLoop } from '../http/yield-to-event-loop.ts';
import { FLOW_LIMITS } from '../settings/limits.ts';

export interface ParsedFlow {
  flow: FlowExport & { id: string; name: string };
  index: FlowIndex;
}

/** `fallback` has id and name for a flow without them. Rejects with an Error that says what is wrong with the text. */
export async function parseFlow(bytes: Uint8Array, fallback: { id: string; name: string }): Promise<ParsedFlow> {
  // Some editors add a byte order mark, which the decoder drops.
  const text = new TextDecoder().decode(bytes);
  await yieldToEventLoop();
  const value = parseJsonText(text);
  await yieldToEventLoop();
  const read = await readFlow(value);
  return indexed({ ...read, id: read.id?.trim() || fallback.id, name: read.name?.trim() || fallback.name });
}

/** Rejects with an Error when the flow has too many parts. */
export async function indexed(flow: ParsedFlow['flow']): Promise<ParsedFlow> {
  const { components, connections } = FLOW_LIMITS;
  const yieldTimer = newYieldTimer();
  const steps = indexSteps(flow);
  for (let count = 1; ; count += 1) {
    const { done, value } = steps.next();
    if (done && value.connections.length <= connections) return { flow, index: value };
    if (done) throw new Error(`The flow has more than ${connections} connections`);
    if (count > components) throw new Error(`The flow has more than ${components} components`);
    await yieldTimer.yieldIfDue();
  }
}

/** The flow with its parts unparsed. */
const outlineSchema = z.looseObject({
  ...flowExportSchema.shape,
  data: z.looseObject({ nodes: z.array(jsonValue), edges: z.nullish(z.array(jsonValue)) }),
});

/** A flow export from parsed JSON. Rejects with an Error that names the first problem. */
export async function readFlow(value: JsonValue): Promise<FlowExport> {
  const outline = outlineSchema.safeParse(value);
  if (!outline.success) throw notFlow(outline.error, []);
  const { nodes, edges } = outline.data.data;
  const yieldTimer = newYieldTimer();
  const read = async <Part>(
    schema: z.ZodMiniType<Part>,
    parts: readonly JsonValue[],
    list: string,
  ): Promise<Part[]> => {
    const all: Part[] = [];
    for (const [index, part] of parts.entries()) {
      const parsed = schema.safeParse(part);
      if (!parsed.success) throw notFlow(parsed.error, ['data', list, index]);
      all.push(parsed.data);
      await yieldTimer.yieldIfDue();
    }
    return all;
  };
  const data = {
    ...outline.data.data,
    nodes: await read(flowNodeSchema, nodes, 'nodes'),
    edges: edges ? await read(flowEdgeSchema, edges, 'edges') : edges,
  };
  return { ...outline.data, data };
}

function newYieldTimer(): YieldTimer {
  return new YieldTimer(() => performance.now());
}

function notFlow(error: z.core.$ZodError, at: readonly PropertyKey[]): Error {
  return new Error(`This is not a flow exported from Langflow: ${describeIssue(error, at)}`);
}

function describeIssue(error: z.core.$ZodError, at: readonly PropertyKey[]): string {
  const issue = error.issues[0];
  if (!issue) return z.prettifyError(error);
  const path = [...at, ...issue.path].map(String).join('.');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}

/** Text of a flow file to flow and index; the same text is parsed once. */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { type FlowExport, flowExportSchema } from '#contract/flow-export.ts';
import type { JsonValue } from '#contract/json.ts';
import { parseJsonText } from '#contract/json-schema.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { indexFlow } from '#flow/index/index-flow.ts';

export interface ParsedFlow {
  flow: FlowExport & { id: string; name: string };
  index: FlowIndex;
}

export interface FlowParser {
  /** `fallback` names a flow that does not name itself. Rejects with an Error that says what is wrong with the text. Others have their turn between the steps. */
  parse(text: string, fallback: { id: string; name: string }): Promise<ParsedFlow>;
}

/** Keeps the `limit` flows used last, by their content. */
export function createFlowParser(limit = 200): FlowParser {
  const parsed = new Map<string, ParsedFlow>();
  return {
    parse: async (text, fallback) => {
      const key = createHash('sha256').update(fallback.id).update('\n').update(text).digest('base64');
      const known = parsed.get(key);
      // Taken out and put back, so that the map's order is the order of use.
      if (known) parsed.delete(key);
      const result = known ?? (await parseFlowText(text, fallback));
      parsed.set(key, result);
      const oldest = parsed.keys().next();
      if (parsed.size > limit && !oldest.done) parsed.delete(oldest.value);
      return result;
    },
  };
}

async function parseFlowText(text: string, fallback: { id: string; name: string }): Promise<ParsedFlow> {
  // Some editors begin a file with a byte order mark.
  const value = parseJsonText(text.replace(/^\uFEFF/, ''));
  await nextTurn();
  const parsed = readFlow(value);
  await nextTurn();
  const flow = { ...parsed, id: parsed.id?.trim() || fallback.id, name: parsed.name?.trim() || fallback.name };
  return { flow, index: indexFlow(flow) };
}

/** A flow export from parsed JSON. Throws an Error that names the first thing that does not fit. */
export function readFlow(value: JsonValue): FlowExport {
  const parsed = flowExportSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(`This is not a flow exported from Langflow: ${describeIssue(parsed.error)}`);
}

function describeIssue(error: z.core.$ZodError): string {
  const issue = error.issues[0];
  if (!issue) return z.prettifyError(error);
  const place = issue.path.map(String).join('.');
  return place === '' ? issue.message : `${place}: ${issue.message}`;
}

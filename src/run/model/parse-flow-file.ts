/** Reads a file of flows. Loaded on demand: the schema library is not part of a first visit. */
import { errorMessage } from '#contract/error-message.ts';
import { type FlowExport, flowExportSchema } from '#contract/flow-export.ts';
import { isJsonObject } from '#contract/json.ts';
import { parseJsonText } from '#contract/json-schema.ts';

/** Flows of a dropped or chosen file: one export, a list of them, or Langflow's `{flows: […]}`. Throws with a plain sentence. */
export function parseFlowFile(text: string): FlowExport[] {
  let value: unknown;
  try {
    value = parseJsonText(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(`it is not JSON (${errorMessage(error)})`);
  }
  const candidates = Array.isArray(value)
    ? value
    : isJsonObject(value) && Array.isArray(value.flows)
      ? value.flows
      : [value];
  const flows = candidates.map((candidate) => flowExportSchema.safeParse(candidate));
  if (flows.length === 0 || flows.some((flow) => !flow.success)) {
    throw new Error('it has no "data.nodes" and "data.edges"');
  }
  return flows.flatMap((flow) => (flow.success ? [flow.data] : []));
}

/** What lists show of a flow, which stays in memory: a flow may have texts of megabytes, this has a bound. */
import type { FlowSummary } from '#contract/flow-summary.ts';
import type { ParsedFlow } from './flow-parser.ts';

/** Characters of a text that are kept. */
const LISTED_TEXT = 10_000;

/** `changedAt` is the ISO time of the file, for a flow that says none. */
export function summarizeFlow(flow: ParsedFlow['flow'], changedAt: string, isSample: boolean): FlowSummary {
  return {
    id: flow.id,
    name: flow.name,
    description: listed(flow.description),
    endpoint_name: flow.endpoint_name ?? null,
    updated_at: listed(flow.updated_at) ?? changedAt,
    folder_id: listed(flow.folder_id),
    is_sample: isSample,
  };
}

function listed(text: string | null | undefined): string | null {
  // By way of bytes, since a part of a text keeps the whole of it in memory.
  if (text && text.length > LISTED_TEXT) return Buffer.from(text.slice(0, LISTED_TEXT)).toString();
  return text ?? null;
}

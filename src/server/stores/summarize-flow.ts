/** What lists show of a flow. It stays in memory, so its size is limited, while a flow may have texts of megabytes. */
import type { FlowSummary } from '#contract/flow-summary.ts';
import type { ParsedFlow } from './flow-parser.ts';

/** Characters of a text that are kept. */
const LISTED_TEXT = 10_000;

/** `changedAt` is the ISO time of the file, for a flow without a time of its own. */
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
  // Through bytes, since a substring keeps the whole text in memory.
  if (text && text.length > LISTED_TEXT) return Buffer.from(text.slice(0, LISTED_TEXT)).toString();
  return text ?? null;
}

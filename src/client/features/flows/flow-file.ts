/** A flow as a file that Langflow imports too. */
import type { FlowExport } from '#contract/flow-export.ts';

/** What this server adds to a flow is left out. */
export function toFlowFile(flow: FlowExport): string {
  const { is_sample: _isSample, suggested_request: _suggested, embedded_needs: _needs, ...file } = flow;
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** A flow as the page works with it. */
import type { FlowExport } from '#contract/flow-export.ts';
import type { RunRequest } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/flow-index.ts';

export interface FlowDetail {
  /** As the server knows it: goes into the path of a run. */
  id: string;
  name: string;
  flow: FlowExport;
  index: FlowIndex;
  /** What a sample flow offers to fill into an empty form. */
  suggested: RunRequest | null;
  /** Read-only; editing makes a copy. */
  isSample: boolean;
}

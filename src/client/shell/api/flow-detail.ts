/** A flow as the page works with it. */
import type { EmbeddedNeeds } from '#contract/embedded-needs.ts';
import type { FlowExport } from '#contract/flow-export.ts';
import type { RunRequest } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';

export interface FlowDetail {
  /** The server's id or endpoint name, used in the path of a run. */
  id: string;
  name: string;
  flow: FlowExport;
  index: FlowIndex;
  /** What a sample flow offers to fill into an empty form. */
  suggested: RunRequest | null;
  /** The text of the suite that a sample flow offers in Tests. */
  exampleSuite?: string | undefined;
  /** Why the embedded engine cannot run it; absent on a Langflow. */
  needs?: EmbeddedNeeds | undefined;
  /** Read-only; editing makes a copy. */
  isSample: boolean;
}

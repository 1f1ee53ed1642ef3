/** The server that a suite runs on. */
import type { FlowExport } from '#contract/flow-export.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { Connection, ServerCapabilities } from '#run/model/connection.ts';

export interface TargetFlow {
  /** For the path of a run. */
  id: string;
  name: string;
  flow: FlowExport;
  index: FlowIndex;
}

export interface Target {
  connection: Connection;
  server: ServerCapabilities;
  /** Null for the embedded engine. */
  address: string | null;
  /** By id or endpoint name. Throws a CommandError that says what to do when there is none. */
  findFlow(key: string): Promise<TargetFlow>;
  /** The flow of a file. A Langflow must have it already. Throws a CommandError. */
  addFlow(flow: FlowExport): Promise<TargetFlow>;
  /** False when the server no longer answers. */
  isThere(): Promise<boolean>;
  /** Stops what still runs. */
  close(): Promise<void>;
}

/**
 * The work of one component as plain data, so that a worker thread can do it: a pattern or a template of a stranger may take
 * for ever or all memory, and must take only its own run along.
 */
import type { JsonObject } from '#contract/json.ts';
import type { FlowComponent } from '#flow/index/flow-index.ts';
import type { Message, MessageSource, Usage, Value } from '../values/values.ts';
import type { ComponentOutcome } from './component-outcome.ts';

export interface ComponentJob {
  /** Without its fields: `values` has what they hold. */
  readonly component: FlowComponent;
  /** Names of the outputs to make. */
  readonly wanted: readonly string[];
  readonly values: ReadonlyMap<string, Value>;
  readonly flowId: string;
  readonly session: string;
  readonly runId: string;
  readonly source: MessageSource | null;
  readonly isFedByChatInput: boolean;
  readonly upstreamUsage: Usage | null;
  /** Milliseconds of the wall clock when the work begins. */
  readonly now: number;
  /** Characters that the run may still make. */
  readonly charactersLeft: number;
}

/** What a component asks of the run while it works. */
export interface JobCalls {
  store(message: Message): Promise<Message>;
  history(session: string, limit: number): Promise<JsonObject[]>;
  readFile(path: string): Promise<Uint8Array | null>;
}

/** What a component made. */
export type MadeParts = Pick<ComponentOutcome, 'outputs' | 'files' | 'usage' | 'stopped'> & {
  /** Null where the component's own name counts. */
  readonly sourceName: string | null;
};

export interface JobResult {
  readonly parts: MadeParts;
  /** Characters that were made. */
  readonly characters: number;
}

/** Does the work of components of the built-in types somewhere else. */
export interface WorkPort {
  /** Rejects with what the component throws, and with an Error that says so when the work was given up; ends at once on abort. */
  run(job: ComponentJob, calls: JobCalls, signal: AbortSignal): Promise<JobResult>;
}

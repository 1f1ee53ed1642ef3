/**
 * One component's work as plain data, so that a worker thread can do it. A pattern or template from a stranger may take
 * for ever or use all memory, and must only end its own run.
 */
import type { JsonObject } from '#contract/json.ts';
import type { FlowComponent } from '#flow/index/flow-index.ts';
import type { Message, MessageSource, Usage, Value } from '../values/values.ts';
import type { ComponentOutcome } from './component-outcome.ts';

export interface ComponentJob {
  /** The component without its fields; their values are in `values`. */
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
  /** Wall clock when the work begins, in milliseconds. */
  readonly now: number;
  /** Characters that the run may still produce. */
  readonly charactersLeft: number;
}

/** What a component may ask of the run while it works. */
export interface JobCalls {
  store(message: Message): Promise<Message>;
  history(session: string, limit: number): Promise<JsonObject[]>;
  readFile(path: string): Promise<Uint8Array | null>;
}

/** What a component produced. */
export type MadeParts = Omit<ComponentOutcome, 'component'>;

export interface JobResult {
  readonly parts: MadeParts;
  /** Characters produced. */
  readonly characters: number;
}

/** Does the work of built-in components elsewhere. */
export interface WorkPort {
  /** Rejects with the component's error, or with an Error that says why the work was given up. An abort ends it at once. */
  run(job: ComponentJob, calls: JobCalls, signal: AbortSignal): Promise<JobResult>;
}

/** What a component of the embedded server is, and what it gets to do its work. */
import type { JsonObject } from '#contract/json.ts';
import type { FlowComponent } from '#flow/index/flow-index.ts';
import type { Meter } from '../values/character-budget.ts';
import type { Message, MessageSource, Usage, Value } from '../values/values.ts';
import type { FieldReader } from './field-reader.ts';
import type { EnginePorts } from './ports.ts';

/** One component at work on one input. */
export interface ComponentRun {
  readonly component: FlowComponent;
  readonly fields: FieldReader;
  readonly ports: EnginePorts;
  /** Aborts when the run is stopped or another component of this input failed. */
  readonly signal: AbortSignal;
  readonly flowId: string;
  readonly session: string;
  readonly runId: string;
  /** The component behind the first connection into this one, as a message names it; null without connections. */
  readonly source: MessageSource | null;
  /** True when a Chat Input feeds this component directly. */
  readonly isFedByChatInput: boolean;
  /**
   * What the component shows as its state. Langflow derives `repr` and `type` of the artifacts from it, so it matters for
   * results; each output's method may set it, later outputs see it.
   */
  status: Value | null;
  /** Adds a line to the `logs` of the output being made. */
  log(text: string): void;
  /** Counts the characters of what is made piece by piece, before the pieces are joined. */
  meter(): Meter;
  /** A message without an id that holds `text`. */
  message(text: string): Message;
  /** Keeps the message in the conversation and tells the reader of the run; the answer carries its id. */
  store(message: Message): Promise<Message>;
  /** Passes on streamed text; await it, it waits for a slow reader. */
  emitText(messageId: string, chunk: string): Promise<void>;
  /** Marks an output as not taken: what only it leads to does not run. */
  stop(output: string): void;
  addUsage(usage: Usage): void;
  /** Tokens of everything before this component, added up; null when no model ran. */
  upstreamUsage(): Usage | null;
  /**
   * The last `limit` messages of a conversation, oldest first. Those that this very run stores elsewhere are left out: whether
   * they are there already would depend on which component is faster.
   */
  history(session: string, limit: number): Promise<JsonObject[]>;
}

/** Makes one output. Throw an Error whose message a user can act on. */
export type OutputMethod = (run: ComponentRun) => Value | Promise<Value>;

export interface ComponentType {
  /** By output name. A flow's component names which outputs it has and in which order. */
  readonly outputs: Readonly<Record<string, OutputMethod>>;
  /** Fields without which the component cannot work: connected, or not empty. */
  readonly required?: readonly string[];
  /**
   * Where the work is done. `in-place`: on the thread of the run, for work that waits for others. `in-place-when-small`: also,
   * while its values are small; for work that takes a moment then, whatever they say. In a worker otherwise.
   */
  readonly place?: 'in-place' | 'in-place-when-small';
  /** The name that messages show as their source instead of the component's: a model's name. */
  sourceName?(fields: FieldReader): string | null;
}

/** Component types by Langflow's type name. */
export type ComponentRegistry = ReadonlyMap<string, ComponentType>;

/** What a component of the embedded server is, and what it gets to do its work. */
import type { JsonObject } from '#contract/json.ts';
import type { FlowComponent } from '#flow/index/flow-index.ts';
import type { Meter } from '../values/character-budget.ts';
import type { Message, MessageSource, Usage, Value } from '../values/values.ts';
import type { FieldReader } from './field-reader.ts';
import type { ModelAnswer } from './model-end.ts';
import type { EnginePorts, ModelRequest } from './ports.ts';

export interface HumanQuestion {
  readonly prompt: string;
  readonly options: readonly { readonly actionId: string; readonly label: string }[];
  /** Shown to the person; null for no limit. */
  readonly timeoutMs: number | null;
  /** An action that is taken when the time is over. It may be chosen as well. */
  readonly fallbackAction: string | null;
}

/** How a call of a model ended. */
export type CallEnd = { readonly text: string; readonly usage: Usage | null } | { readonly error: string };

export interface HumanDecision {
  readonly actionId: string;
  /** Time that the person took. */
  readonly afterMs: number;
}

/** One component working on one input. */
export interface ComponentRun {
  readonly component: FlowComponent;
  readonly fields: FieldReader;
  readonly ports: EnginePorts;
  /** Aborts when the run is stopped or another component of this input failed. */
  readonly signal: AbortSignal;
  readonly flowId: string;
  readonly session: string;
  readonly runId: string;
  /** The component at the other end of the first incoming connection, as a message names it; null without connections. */
  readonly source: MessageSource | null;
  /** True when a Chat Input feeds this component directly. */
  readonly isFedByChatInput: boolean;
  /**
   * The component's status. Langflow derives `repr` and `type` of the artifacts from it. Each output's method may set
   * it, and later outputs see it.
   */
  status: Value | null;
  /** Adds a line to the `logs` of the output being made. */
  log(text: string): void;
  /** Counts characters as parts are made, before they are joined. */
  meter(): Meter;
  /** A message with this text and no id. */
  message(text: string): Message;
  /** Stores the message in the conversation and emits its event; resolves to the message with its id. */
  store(message: Message): Promise<Message>;
  /** Emits a chunk of streamed text. Await it: it applies backpressure when the reader is slow. */
  emitText(messageId: string, chunk: string): Promise<void>;
  /** Closes an output: what only it leads to does not run. */
  stop(output: string): void;
  /** Asks a person, once per run of the component. Null if nothing follows the component, so that nobody need be asked. */
  ask(question: HumanQuestion): Promise<HumanDecision | null>;
  /** Reports that a model is asked. Call what it returns once, with the answer or the error. */
  asks(request: ModelRequest): (end: CallEnd) => void;
  /** Says which model answered, and how its answer ended; once for each answer. */
  answered(answer: ModelAnswer): void;
  /** Tokens of all earlier components, summed; null when no model ran. */
  upstreamUsage(): Usage | null;
  /**
   * The last `limit` messages of a conversation, oldest first. Messages stored by other components of this run are left
   * out: whether they are there already depends on timing.
   */
  history(session: string, limit: number): Promise<JsonObject[]>;
}

/** Makes one output. Throw an Error whose message a user can act on. */
export type OutputMethod = (run: ComponentRun) => Value | Promise<Value>;

export interface ComponentType {
  /** Outputs by name. A flow's component names which outputs it has and in which order. */
  readonly outputs: Readonly<Record<string, OutputMethod>>;
  /** Fields that must be connected or non-empty. */
  readonly required?: readonly string[];
  /** Fields that nothing may be connected to; a flow where something is needs a Langflow. */
  readonly unconnected?: readonly string[];
  /** It asks the model that its fields choose, unless one is connected. */
  readonly asksModel?: boolean;
  /**
   * Where the component runs. `in-place`: on the run's own thread, because it only waits for others.
   * `in-place-when-small`: on that thread while its values are small, because it is fast then whatever they contain.
   * Otherwise in a worker thread.
   */
  readonly thread?: 'in-place' | 'in-place-when-small';
}

/** Component types by Langflow's type name. */
export type ComponentRegistry = ReadonlyMap<string, ComponentType>;

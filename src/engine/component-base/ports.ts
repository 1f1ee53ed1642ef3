/** What the engine needs from outside. The server passes real implementations, tests pass small ones. */
import type { JsonObject } from '#contract/json.ts';
import type { ModelValue } from '../values/values.ts';
import type { WorkPort } from './component-job.ts';
import type { ModelEnd } from './model-end.ts';

/** One message of a conversation with a model. */
export interface ModelTurn {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** An image that goes with a prompt. */
export interface ModelImage {
  readonly name: string;
  /** `data:image/png;base64,…` */
  readonly dataUrl: string;
}

/** `provider` is the component's name for it; "Demo" is the built-in one. */
export interface ModelRequest extends Omit<ModelValue, 'kind'> {
  readonly system: string;
  /** Earlier messages, oldest first. */
  readonly history?: readonly ModelTurn[];
  readonly prompt: string;
  readonly images?: readonly ModelImage[];
}

/**
 * A language model. Yields text chunks and stops at once when `signal` aborts. Throws an Error whose message a user can act
 * on, also for an answer that is none: a refusal, a filter, a call of a tool.
 */
export interface ModelPort {
  stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<string, ModelEnd, void>;
}

/** Conversations by session. `message` has the wire form of wire/outputs-by-type.json (`results.message.data`). */
export interface MemoryPort {
  add(session: string, message: JsonObject): Promise<void>;
  /** Oldest first. */
  read(session: string, limit: number): Promise<JsonObject[]>;
}

export interface FilePort {
  /** Content of an uploaded file by the path returned at upload; null when there is none. */
  read(path: string): Promise<Uint8Array | null>;
}

/** Asks the person who reads the events of a run. */
export interface HumanPort {
  /** Names the run for the person's decision. */
  readonly jobId: string;
  /** Resolves with one of the actions. Rejects when the run is stopped, nobody decides in time, or too many runs wait. */
  ask(requestId: string, actions: readonly string[], signal: AbortSignal): Promise<string>;
}

/** A port that failed because of the server, not the flow. The run then answers with `status`. */
export class PortError extends Error {
  override readonly name = 'PortError';
  readonly status: 500 | 503 | 507;

  constructor(status: 500 | 503 | 507, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** A model server that asks to wait before the next request. */
export class BusyModelError extends Error {
  override readonly name = 'BusyModelError';
  readonly waitMs: number;

  constructor(waitMs: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.waitMs = waitMs;
  }
}

export interface EnginePorts {
  model: ModelPort;
  memory: MemoryPort;
  files: FilePort;
  /** Wall clock, for timestamps in messages. */
  now(): Date;
  /** Monotonic milliseconds, for `at`. */
  clock(): number;
  newId(): string;
  /** Runs work that may take long; without it, components run in place. */
  work?: WorkPort;
}

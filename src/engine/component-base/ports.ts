/** What the engine needs from outside; the server gives real ones, tests give small ones. */
import type { JsonObject } from '#contract/json.ts';
import type { WorkPort } from './component-job.ts';

export interface ModelRequest {
  /** Provider as the component names it; "Demo" is the built-in one. */
  provider: string;
  model: string;
  system: string;
  prompt: string;
  temperature: number | null;
  maxTokens: number | null;
}

export interface ModelUsage {
  inputTokens: number;
  outputTokens: number;
}

/** A language model. Yields text chunks; stops at once when `signal` aborts; throws an Error with a message a user can act on. */
export interface ModelPort {
  stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<string, ModelUsage | null, void>;
}

/** Conversations by session. `message` has the wire form of wire/outputs-by-type.json (`results.message.data`). */
export interface MemoryPort {
  add(session: string, message: JsonObject): Promise<void>;
  /** Oldest first. */
  read(session: string, limit: number): Promise<JsonObject[]>;
}

export interface FilePort {
  /** Content of an uploaded file by the path that the upload answered; null when there is none. */
  read(path: string): Promise<Uint8Array | null>;
}

/** A port that fails for a reason that lies in the server and not in the flow. A run that meets it answers with `status`. */
export class PortError extends Error {
  override readonly name = 'PortError';
  readonly status: 500 | 503 | 507;

  constructor(status: 500 | 503 | 507, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
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
  /** Where components do work that may take long; in place without it. */
  work?: WorkPort;
}

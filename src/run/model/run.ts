/** One run: built by `run-reducer.ts` from events, saved in the history, shown in the results. */
import type { JsonValue } from '#contract/json.ts';
import type { RunEvent, TweakOutcome } from '#contract/run-event.ts';
import type { RunRequest } from '#contract/run-request.ts';
import type { ResultData, RunResponse } from '#contract/run-response.ts';
import type { MissedInput } from '#flow/lint/missed-inputs.ts';
import type { RequestDraft } from './request-draft.ts';
import type { RequestPlan } from './request-plan.ts';
import type { RunError } from './run-error.ts';
import type { RunVersion } from './run-version.ts';

export type RunStatus = 'running' | 'done' | 'failed' | 'stopped';
export type InputStatus = 'waiting' | 'running' | 'done' | 'failed' | 'stopped';
export type OutputStatus = 'waiting' | 'streaming' | 'done' | 'partial';

/** An event, and when this browser received it, in ms since the run started on the browser's monotonic clock. */
export interface ReceivedEvent {
  receivedAt: number;
  event: RunEvent;
  /**
   * Set on a text-delta that was joined from several: `[receivedAt, length, receivedAt, length, …]` of the chunks, flat, so
   * that 50,000 chunks are a few events without losing their times. Absent: one chunk.
   */
  pieces?: number[];
  /** The sender's time of each of the joined chunks. Absent if the sender reports none. */
  sentAts?: number[];
}

/** How text arrived; times in ms since the run started on the browser's clock. */
export interface TextArrival {
  chunks: number;
  characters: number;
  firstAt: number | null;
  lastAt: number | null;
  /** Time and size of chunks, reduced to at most 512 entries for the meter. */
  ticks: { at: number; size: number }[];
}

export interface RunOutput {
  component: string | null;
  displayName: string;
  status: OutputStatus;
  /** Text streamed so far; once `result` is set, use the result instead. */
  text: string;
  arrival: TextArrival;
  result: ResultData | null;
  /** Index of `result` in the reply's `outputs` of this input; null while there is none. */
  resultIndex: number | null;
  /** The server left a part of the result out (over 6,000 characters or 1,000 items on a Langflow's workflows route). */
  isCut?: true;
}

/** One component in the server's trace; times in ms since the start of the request on the server's clock. */
export interface TracedComponent {
  /** Null when several components of the flow have this name and the trace does not identify it. */
  id: string | null;
  name: string;
  startMs: number;
  endMs: number | null;
  isFailed: boolean;
  error: string | null;
  /** Name of the model that answered, if the trace has one. */
  model: string | null;
  tokens: number | null;
  /** Cost in the currency of the server's price list. */
  cost: number | null;
}

/** The server's trace of the request that answered an input, read after the run. */
export interface RunTrace {
  source: 'langflow-traces';
  id: string;
  /** Epoch ms on the server's clock. */
  startedAt: number;
  durationMs: number | null;
  /** Tokens of the whole request, as the server counts them. Null or absent: not reported, as in older runs. */
  tokens?: number | null;
  components: TracedComponent[];
}

export interface RunInputResult {
  index: number;
  status: InputStatus;
  /** The input as the server echoes it. */
  echoed: JsonValue;
  outputs: RunOutput[];
  outcomes: TweakOutcome[];
  error: RunError | null;
  startedAt: number | null;
  firstTextAt: number | null;
  endedAt: number | null;
  /** Its request was sent once more, because the server's database was busy before it began. */
  sentAgain?: true;
  /** Absent until it is read, and if the server keeps no traces. */
  trace?: RunTrace;
}

/** The end offsets of the frames in the body of a reply, and when this browser had received each. */
export interface ReplyFrames {
  /** `[receivedAt, end, receivedAt, end, …]`, flat, so that 50,000 frames are one list of numbers. Frame n is between ends n - 1 and n. */
  marks: number[];
  /** Number of frames received, also those that are not kept. */
  total: number;
}

/** ms since the run started, on the browser's clock. */
export interface ReplyTiming {
  sentAt: number;
  /** When status and headers arrived. */
  headAt: number;
  /** When the first byte of the body arrived; null if none has arrived. */
  firstByteAt: number | null;
}

/** One real reply, for the Raw and Stream views. `body` is the exact text. */
export interface RawReply {
  requestIndex: number;
  status: number;
  headers: [string, string][];
  body: string;
  /** True when the page cut a long stream to keep the history small; a JSON reply is always complete. */
  isCut: boolean;
  /** Absent in older runs. */
  frames?: ReplyFrames;
  timing?: ReplyTiming;
}

/** The received part of a reply that is still arriving. */
export interface ArrivingReply {
  requestIndex: number;
  body: string;
  frames: ReplyFrames;
  timing: ReplyTiming;
}

export interface RunJob {
  requestIndex: number;
  id: string;
}

export interface Run {
  id: string;
  number: number;
  status: RunStatus;
  flow: { id: string; name: string };
  /** "Embedded engine", or Langflow with its version. */
  server: string;
  /** Address of the Langflow server; null for the embedded engine. Absent in older runs. */
  address?: string | null;
  /** Release of the server; empty if unknown. Absent in older runs. */
  release?: string;
  /** Fingerprint of the flow's graph (`graphPrint`), to detect changes. Absent in older runs. */
  graph?: string;
  /** The version of the flow that was run; absent for the flow as it was. */
  version?: RunVersion;
  /** Predicted outcomes of the tweaks, without values of secrets. */
  predicted?: TweakOutcome[];
  /** Inputs that are not answered, or may not be, as known when it was sent. Absent if there are none, and in older runs. */
  missed?: MissedInput[];
  /** The draft of the run with secrets masked, for Restore. */
  draft: RequestDraft;
  /** The request with secrets masked. */
  request: RunRequest;
  plan: RequestPlan;
  /** Components of the flow at that time, in its order, to name them in times and states. Absent in older runs. */
  components?: { id: string; displayName: string }[];
  /** Connections as `[source, target]`, each once. Absent in older runs. */
  connections?: [string, string][];
  /** True while the page reads the server's traces of this run. Never saved. */
  isReadingTraces?: true;
  /** Set when only one input of the draft was run; `inputs` then holds that one with its index in the draft. */
  onlyInput: number | null;
  /** Set for a run that was started in Present. */
  madeIn?: 'present';
  /** Epoch ms. */
  startedAt: number;
  /** ms on the browser's monotonic clock; null while running. */
  durationMs: number | null;
  sessionId: string | null;
  inputs: RunInputResult[];
  events: ReceivedEvent[];
  replies: RawReply[];
  /** Jobs of its requests on the server, by which they can be taken up after a reload; absent once it has ended. */
  jobs?: RunJob[];
  /** Its page was left before it had ended; `status` is then `stopped`. Never saved: the server says so. */
  isLeft?: true;
  /** Streams that are still arriving; absent when there are none. */
  arriving?: ArrivingReply[];
  /** The merged, nested reply; null until there is one. */
  response: RunResponse | null;
  /** Why no input was answered. An error of only some inputs is set on those, never on both. */
  error: RunError | null;
}

/** One press of Run as the page knows it: made by `run-reducer.ts` from events, kept in the history, shown by the results. */
import type { JsonValue } from '#contract/json.ts';
import type { RunEvent, TweakOutcome } from '#contract/run-event.ts';
import type { RunRequest } from '#contract/run-request.ts';
import type { ResultData, RunResponse } from '#contract/run-response.ts';
import type { RequestDraft } from './request-draft.ts';
import type { RequestPlan } from './request-plan.ts';
import type { RunError } from './run-error.ts';

export type RunStatus = 'running' | 'done' | 'failed' | 'stopped';
export type InputStatus = 'waiting' | 'running' | 'done' | 'failed' | 'stopped';
export type OutputStatus = 'waiting' | 'streaming' | 'done' | 'partial';

/** An event and when this browser received it, in ms since the run started on the browser's monotonic clock. */
export interface ReceivedEvent {
  receivedAt: number;
  event: RunEvent;
  /**
   * Set on a text-delta that was joined from several: receivedAt and length of each chunk, flat (`[at, length, at, length, …]`),
   * so that 50,000 chunks are a handful of events and still known one by one. Absent: one chunk.
   */
  pieces?: number[];
  /** The sender's own time of each of the joined chunks. Absent where it tells none. */
  sentAts?: number[];
}

/** How text arrived; times in ms since the run started on the browser's clock. */
export interface TextArrival {
  chunks: number;
  characters: number;
  firstAt: number | null;
  lastAt: number | null;
  /** Time and size of chunks, thinned to at most 512 entries for the meter. */
  ticks: { at: number; size: number }[];
}

export interface RunOutput {
  component: string | null;
  displayName: string;
  status: OutputStatus;
  /** Streamed so far; once `result` is there, the result is what counts. */
  text: string;
  arrival: TextArrival;
  result: ResultData | null;
  /** Place of `result` in the reply's `outputs` of this input; null while there is none. */
  resultIndex: number | null;
  /** The server left a part of the result out (over 6,000 characters or 1,000 items on a Langflow's workflows route). */
  isCut?: true;
}

/** What one component did, as the server wrote it down; times in ms since the server began the request, on its own clock. */
export interface TracedComponent {
  /** Null when several components of the flow have this name and the trace does not tell which one it was. */
  id: string | null;
  name: string;
  startMs: number;
  endMs: number | null;
  isFailed: boolean;
  error: string | null;
  /** Name of the model that answered, where the trace has one. */
  model: string | null;
  tokens: number | null;
  /** In the currency of the server's own price list. */
  cost: number | null;
}

/** A trace that the server kept of the request that answered an input, read after the run. */
export interface RunTrace {
  source: 'langflow-traces';
  id: string;
  /** Epoch ms on the server's clock. */
  startedAt: number;
  durationMs: number | null;
  components: TracedComponent[];
}

export interface RunInputResult {
  index: number;
  status: InputStatus;
  /** What the server echoes as this input. */
  echoed: JsonValue;
  outputs: RunOutput[];
  outcomes: TweakOutcome[];
  error: RunError | null;
  startedAt: number | null;
  firstTextAt: number | null;
  endedAt: number | null;
  /** Absent while it is not read yet, and for good where the server keeps none. */
  trace?: RunTrace;
}

/** Where the frames of a reply end in its body, and when each was complete in this browser. */
export interface ReplyFrames {
  /** `[receivedAt, end, receivedAt, end, …]`, flat: 50,000 frames are one list of numbers. Frame n lies between the ends n - 1 and n. */
  marks: number[];
  /** Frames that came, also those that are not kept. */
  total: number;
}

/** ms since the run started, on the browser's clock. */
export interface ReplyTiming {
  sentAt: number;
  /** When status and headers were there. */
  headAt: number;
  /** When the first byte of the body was there; null while and where none came. */
  firstByteAt: number | null;
}

/** One real reply, for the Raw and Stream views. `body` is the exact text. */
export interface RawReply {
  requestIndex: number;
  status: number;
  headers: [string, string][];
  body: string;
  /** True when a long stream was cut here to keep the history small; a JSON reply is always whole. */
  isCut: boolean;
  /** Absent in runs of older releases. */
  frames?: ReplyFrames;
  timing?: ReplyTiming;
}

/** What came so far of a reply that is still arriving. */
export interface ArrivingReply {
  requestIndex: number;
  body: string;
  frames: ReplyFrames;
  timing: ReplyTiming;
}

/** A run of several sets of tweaks over the same inputs: its inputs are the cells, in the order of `variants/run-matrix.ts`. */
export interface RunMatrix {
  /** Inputs of the request; one where it has none of its own. */
  rows: number;
  /** The first one is the flow without tweaks, with an empty letter. Secrets masked. */
  columns: { letter: string; name: string; tweaksText: string }[];
  repeats: number;
  /** As `Run.foreseen`, for each column. */
  foreseen?: TweakOutcome[][];
}

export interface Run {
  id: string;
  number: number;
  status: RunStatus;
  flow: { id: string; name: string };
  /** "Embedded engine", or a Langflow with its version. */
  server: string;
  /** Where that Langflow is; null for the embedded engine. Absent in runs of older releases. */
  address?: string | null;
  /** Of the server; empty where it did not say. Absent in runs of older releases. */
  release?: string;
  /** Tells the flow's graph from what it is after a change (`graphPrint`). Absent in runs of older releases. */
  graph?: string;
  /** What the page foresaw the tweaks to do; without values of secrets. Absent in runs of variants, see there, and of older releases. */
  foreseen?: TweakOutcome[];
  /** The draft it was started from, secrets masked; Restore brings it back. */
  draft: RequestDraft;
  /** What was asked, secrets masked. */
  request: RunRequest;
  plan: RequestPlan;
  /** Components of the flow as it was, in its order, so that times and states can name them. Absent in runs of older releases. */
  components?: { id: string; displayName: string }[];
  /** Which component feeds which: `[source, target]`, without repetition. Absent in runs of older releases. */
  connections?: [string, string][];
  /** The server's traces of this run are being looked for. Set on runs of this page only, never kept. */
  isReadingTraces?: true;
  /** Set when one input of the draft was run alone; `inputs` then holds that one, under its own index. */
  onlyInput: number | null;
  /** Set for a run that was started in Present. */
  madeIn?: 'present';
  /** Set for a run of variants; `request` then holds no tweaks, and one input a cell. */
  matrix?: RunMatrix;
  /** Epoch ms. */
  startedAt: number;
  /** ms on the browser's monotonic clock; null while running. */
  durationMs: number | null;
  sessionId: string | null;
  inputs: RunInputResult[];
  events: ReceivedEvent[];
  replies: RawReply[];
  /** Streams that have not ended; absent when there are none. */
  arriving?: ArrivingReply[];
  /** The merged, nested reply; null until there is one. */
  response: RunResponse | null;
  /** Why no input was answered; an error that hit only some inputs is kept on those, never on both. */
  error: RunError | null;
}

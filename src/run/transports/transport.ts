/** The interface of all transports: one request in, events out. */
import type { InputValues } from '#contract/component-values.ts';
import type { RunEvent } from '#contract/run-event.ts';
import type { Connection } from '../model/connection.ts';
import type { OpenQuestions } from '../model/decisions.ts';
import type { PlannedRequest } from '../model/request-plan.ts';
import type { RawReply } from '../model/run.ts';
import type { RunUpdate } from '../model/run-update.ts';
import type { Deadline } from '../send/deadline.ts';

export interface TransportContext {
  connection: Connection;
  /** Time limit of this request; also aborted by Stop. */
  deadline: Deadline;
  /** ms since the run started. */
  now(): number;
  /** Takes the decisions of a person; null if nobody can be asked, as in a suite. */
  decisions: OpenQuestions | null;
  /** Characters that may still be kept of this run's streams, shared by all of them. */
  room: { characters: number };
  /** Keeps a piece of a stream with its arrival time; the next events belong to this piece. */
  keepArrived(part: Omit<Extract<RunUpdate, { kind: 'arrived' }>, 'kind' | 'requestIndex'> & { at: number }): void;
  /** Asks the embedded engine for what components received and gave. */
  wantsValues: boolean;
  /** Keeps those that did not come with the events; `input` is the index in this request. */
  keepValues(input: number, values: InputValues): void;
  /** Notes that the request is sent once more in a second. */
  keepSentAgain(): void;
  /** Job of an earlier page to read, instead of sending the request; null to send it. */
  job: string | null;
  /** Notes the job of this request, by which it can be taken up later. */
  keepJob(id: string): void;
  /** Keeps the raw reply; called once per answer, also for a failed one. */
  keepReply(reply: Omit<RawReply, 'requestIndex'>): void;
}

/**
 * Sends one request and yields its events; `input` is the index in this request. Ends after the last event. Throws a
 * TransportFailure without a complete answer, and the signal's reason when it was stopped.
 */
export type Transport = (request: PlannedRequest, context: TransportContext) => AsyncGenerator<RunEvent>;

/** What the four ways of sending a request have in common: one request in, events out. */
import type { RunEvent } from '#contract/run-event.ts';
import type { Connection } from '../model/connection.ts';
import type { PlannedRequest } from '../model/request-plan.ts';
import type { RawReply } from '../model/run.ts';
import type { RunUpdate } from '../model/run-update.ts';
import type { RunTimeouts } from '../send/deadline.ts';

export interface TransportContext {
  connection: Connection;
  /** Aborted by Stop. */
  signal: AbortSignal;
  timeouts: RunTimeouts;
  /** ms since the run started. */
  now(): number;
  /** What may still be kept of this run's streams; every stream takes from it. */
  room: { characters: number };
  /** Keeps more of a stream as it arrives, at this time; what is yielded next came with it. */
  keepArrived(part: Omit<Extract<RunUpdate, { kind: 'arrived' }>, 'kind' | 'requestIndex'> & { at: number }): void;
  /** Keeps the server's own words; called once an answer, also for one that failed. */
  keepReply(reply: Omit<RawReply, 'requestIndex'>): void;
}

/**
 * Sends one request and yields what comes back; inputs are counted as in this request. Ends after the last event; throws
 * a TransportFailure when there is no whole answer, and the signal's reason when it was stopped.
 */
export type Transport = (request: PlannedRequest, context: TransportContext) => AsyncGenerator<RunEvent>;

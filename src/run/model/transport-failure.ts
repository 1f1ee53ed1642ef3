/** Why a request got no complete answer, thrown by the transports; see `to-run-error.ts`. */
import type { WireError } from '#contract/run-event.ts';
import type { RunError } from './run-error.ts';

/** Why a browser does not send a request. */
export type NotSentWhy = Extract<RunError, { kind: 'not-sent' }>['why'];

export type FailureCause =
  /** Answered with an error status, or with a web page instead of JSON. `retryAfter`: the header. */
  | { kind: 'answer'; status: number; contentType: string | null; retryAfter?: string | null; body: string }
  /** A failure inside a stream. */
  | { kind: 'wire'; error: WireError }
  | { kind: 'broken-json'; status: number; body: string; message: string }
  /** JSON, but not the reply of a run. */
  | { kind: 'unexpected'; status: number; body: string; message: string }
  /** A stream that broke off or ended without its last event. */
  | { kind: 'cut'; status: number; body: string; chunks: number }
  /** The same for a reply that is not a stream. */
  | { kind: 'reply-cut'; status: number }
  | { kind: 'timeout'; afterMs: number }
  | { kind: 'unreachable' }
  /** Redirected to another server; `to` is null if the browser hides the target. */
  | { kind: 'redirected'; to: string | null }
  /** The browser did not send the request. */
  | { kind: 'not-sent'; why: NotSentWhy }
  | { kind: 'blocked-by-cors' };

export class TransportFailure extends Error {
  override readonly name = 'TransportFailure';
  readonly failure: FailureCause;

  constructor(failure: FailureCause, options?: ErrorOptions) {
    super(failure.kind, options);
    this.failure = failure;
  }
}

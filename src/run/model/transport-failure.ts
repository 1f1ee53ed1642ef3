/** Why a request gave no whole answer, as the transports throw it; `to-run-error.ts` turns it into words for the page. */
import type { WireError } from '#contract/run-event.ts';
import type { NotSentWhy } from './find-no-answer.ts';

export type FailureCause =
  /** Answered with a status of failure, or with a page instead of JSON. */
  | { kind: 'answer'; status: number; contentType: string | null; body: string }
  /** A failure that came inside a stream. */
  | { kind: 'wire'; error: WireError }
  | { kind: 'broken-json'; status: number; body: string; message: string }
  /** JSON, but not the reply of a run. */
  | { kind: 'unexpected'; status: number; body: string; message: string }
  /** A stream that broke off, or stopped without its end. */
  | { kind: 'cut'; status: number; body: string; chunks: number }
  /** The same of a reply in one piece. */
  | { kind: 'reply-cut'; status: number }
  | { kind: 'timeout'; afterMs: number }
  | { kind: 'unreachable' }
  /** Led to another server, of which the page knows no more than where it is; null where a browser does not say that. */
  | { kind: 'redirected'; to: string | null }
  /** The browser kept the request back. */
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

/** Every way in which a run can fail, as data: cause, component, and the server's message. The page has one text per kind. */
import type { RefusedTweaks, ValidationItem } from '#contract/error-body.ts';
import type { NotSentWhy } from './transport-failure.ts';

export interface RunErrorBase {
  /** HTTP status; null when no answer came. */
  status: number | null;
  /** The body of the answer as text, shown verbatim; empty when there was none. */
  raw: string;
  requestIndex: number | null;
  /** ms from sending to the failure, on the browser's clock. */
  elapsedMs: number | null;
  /** The header `retry-after`, if the answer had it; see `errorWait`. */
  retryAfter?: string;
}

export type RunError = RunErrorBase &
  (
    | { kind: 'refused-tweaks'; refused: RefusedTweaks }
    | { kind: 'validation'; items: ValidationItem[] }
    | { kind: 'session-not-found'; session: string }
    | { kind: 'flow-not-found'; flow: string }
    /** The server says so with the 404 of a flow that is not there (fixtures/other-user.json). */
    | { kind: 'owner-only' }
    | { kind: 'key-refused'; detail: string }
    | {
        kind: 'component-failed';
        component: string | null;
        displayName: string | null;
        message: string;
        /** The server's own for what went wrong, if it says one. */
        code?: string | undefined;
      }
    | { kind: 'needs-langflow'; message: string }
    | { kind: 'database-busy'; mayHaveRun: boolean }
    | { kind: 'too-large' }
    | { kind: 'web-page' }
    | { kind: 'proxy-error' }
    | { kind: 'broken-json'; message: string }
    | { kind: 'stream-cut'; chunks: number }
    | { kind: 'reply-cut' }
    | { kind: 'timeout'; afterMs: number }
    | { kind: 'unreachable' }
    | { kind: 'redirected'; to: string | null }
    | { kind: 'blocked-by-cors' }
    | { kind: 'not-sent'; why: NotSentWhy }
    | { kind: 'invalid-request'; message: string }
    | { kind: 'other'; message: string }
  );

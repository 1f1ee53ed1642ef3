/** Converts any failure of a request to a RunError. */

import { readBusyDatabase } from '#contract/busy-database.ts';
import { type ErrorBody, parseErrorBody, readErrorValue, saidText } from '#contract/error-body.ts';
import { errorMessage } from '#contract/error-message.ts';
import type { WireError } from '#contract/run-event.ts';
import type { RunError, RunErrorBase } from './run-error.ts';
import { type FailureCause, TransportFailure } from './transport-failure.ts';

export interface ErrorContext {
  requestIndex: number | null;
  elapsedMs: number | null;
  /** Id or endpoint name, as requested. */
  flow: string;
  session: string | null;
}

/** Never throws. Anything but a TransportFailure is a defect of ours or of a browser extension, and keeps its message. */
export function toRunError(thrown: unknown, context: ErrorContext): RunError {
  if (thrown instanceof TransportFailure) return fromFailure(thrown.failure, context);
  const message = errorMessage(thrown);
  return { ...errorBase(context, null, ''), kind: 'other', message };
}

/** A failure inside a stream; `status` and `body` are those of the equivalent run/advanced answer. */
export function wireToRunError(error: WireError, context: ErrorContext): RunError {
  const said = readErrorValue(error.body);
  const found = fromAnswer(error.status, said, context);
  if (found.kind === 'component-failed') return { ...found, component: error.component ?? found.component };
  if (error.component == null || found.kind !== 'other') return found;
  return { ...found, kind: 'component-failed', component: error.component, displayName: null, message: found.message };
}

function errorBase(context: ErrorContext, status: number | null, raw: string): RunErrorBase {
  return { status, raw, requestIndex: context.requestIndex, elapsedMs: context.elapsedMs };
}

function fromFailure(failure: FailureCause, context: ErrorContext): RunError {
  switch (failure.kind) {
    case 'answer':
      return withHeader(
        failure,
        fromAnswer(failure.status, parseErrorBody(failure.body, failure.contentType), context),
      );
    case 'wire':
      return wireToRunError(failure.error, context);
    case 'broken-json':
      return { ...errorBase(context, failure.status, failure.body), kind: 'broken-json', message: failure.message };
    case 'unexpected':
      return { ...errorBase(context, failure.status, failure.body), kind: 'other', message: failure.message };
    case 'cut':
      return { ...errorBase(context, failure.status, failure.body), kind: 'stream-cut', chunks: failure.chunks };
    case 'reply-cut':
      return { ...errorBase(context, failure.status, ''), kind: 'reply-cut' };
    case 'timeout':
    case 'not-sent':
    case 'redirected':
    case 'unreachable':
    case 'blocked-by-cors':
      return { ...errorBase(context, null, ''), ...failure };
  }
}

function withHeader({ retryAfter }: { retryAfter?: string | null }, error: RunError): RunError {
  return retryAfter ? { ...error, retryAfter } : error;
}

/** Classifies an answer; the bodies are those of wire/run-advanced.json, and those measured on older releases. */
function fromAnswer(status: number, said: ErrorBody, context: ErrorContext): RunError {
  const message = saidText(said);
  const base = errorBase(context, status, said.raw);
  if (said.kind === 'html') return { ...base, kind: status >= 500 ? 'proxy-error' : 'web-page' };
  if (said.kind === 'refused') return { ...base, kind: 'refused-tweaks', refused: said.refused };
  if (said.kind === 'validation') {
    // A Langflow looks for a flow only where the id is a UUID.
    const isNoId = said.items.some(({ loc }) => loc[0] === 'path' && loc[1] === 'flow_id');
    if (isNoId) return { ...base, kind: 'flow-not-found', flow: context.flow };
    return { ...base, kind: 'validation', items: said.items };
  }
  if (said.kind === 'message' && said.code?.startsWith('RELAY_')) return fromRelay(base, said.code, message);
  const busy = readBusyDatabase(message);
  if (busy !== null) return { ...base, kind: 'database-busy', ...busy };
  if (status === 401 || status === 403) return { ...base, kind: 'key-refused', detail: message };
  if (status === 404) return fromMissing(base, said, message, context);
  if (status === 413) return { ...base, kind: 'too-large' };
  if (status === 400) return { ...base, kind: 'invalid-request', message };
  if (status === 504 && said.kind === 'detail') return timedOut(base, message);
  const need = /^This flow needs a Langflow\. (.+)/.exec(message)?.[1];
  if (status === 422 && need !== undefined) return { ...base, kind: 'needs-langflow', message: need };
  const failed = readComponentFailure(message);
  if (failed) {
    const code = said.kind === 'detail' && said.code !== null ? { code: said.code } : {};
    return { ...base, kind: 'component-failed', component: null, ...failed, ...code };
  }
  const isGateway = status === 502 || status === 503 || status === 504;
  if (isGateway && (said.kind === 'empty' || said.kind === 'other')) return { ...base, kind: 'proxy-error' };
  return { ...base, kind: 'other', message };
}

/** Answers of the relay itself. */
function fromRelay(base: RunErrorBase, code: string, message: string): RunError {
  switch (code) {
    case 'RELAY_UNREACHABLE':
      return { ...base, kind: 'unreachable' };
    case 'RELAY_TIMEOUT':
    case 'RELAY_IDLE':
      return timedOut(base, message);
    case 'RELAY_TOO_LARGE':
      return { ...base, kind: 'too-large' };
    case 'RELAY_REDIRECT':
      return { ...base, kind: 'redirected', to: / redirects to (\S+), and/.exec(message)?.[1] ?? null };
    default:
      // The status is that of the relay; the server sent none.
      return { ...base, status: null, kind: 'other', message };
  }
}

/** A time limit of the embedded server or of the relay; both name it in the message: "… 120 s …". */
function timedOut(base: RunErrorBase, message: string): RunError {
  const seconds = /(\d{1,9}) s\b/.exec(message)?.[1];
  return { ...base, kind: 'timeout', afterMs: seconds === undefined ? (base.elapsedMs ?? 0) : Number(seconds) * 1000 };
}

function fromMissing(base: RunErrorBase, said: ErrorBody, message: string, context: ErrorContext): RunError {
  if (/^session\b/i.test(message)) {
    return { ...base, kind: 'session-not-found', session: context.session ?? '' };
  }
  const isFlow = /^flow\b/i.test(message) || (said.kind === 'message' && said.code === 'FLOW_NOT_FOUND');
  return isFlow ? { ...base, kind: 'flow-not-found', flow: context.flow } : { ...base, kind: 'other', message };
}

/** "Error running graph: Error building Component NAME: \n\nMESSAGE". The name may contain colons; the blank line ends it. */
function readComponentFailure(message: string): { displayName: string; message: string } | null {
  const [, name, rest] =
    /Error building Component ([^\n]*?): *\n\n([\s\S]*)/.exec(message) ??
    /Error building Component ([^\n:]*): *([\s\S]*)/.exec(message) ??
    [];
  return name === undefined ? null : { displayName: name, message: (rest ?? '').trim() };
}

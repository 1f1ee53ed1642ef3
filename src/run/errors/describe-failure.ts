/** Why there is no answer, in a few words and with what the server said, which is often the only hint. */
import { isJsonEqual } from '#contract/json.ts';
import { cutLine } from '#contract/text/cut-text.ts';
import type { RunError } from '../model/run-error.ts';
import { meaningOf } from './component-sentence.ts';
import { describeError } from './error-text.ts';

/** Longer than any sentence. What a server prints at length is in the run itself. */
const LONGEST = 1_000;

/** "500: Language Model failed (no such model)", and what that means if the message does not say it. */
export function describeFailure(error: RunError): string {
  const message = saidOf(error);
  const said = cutLine(message, LONGEST);
  const what = said === '' ? describeError(error) : `${describeError(error)} (${said})`;
  const meaning = meaningOf(message);
  return meaning === null ? what : `${what}. ${meaning}`;
}

/** True if both are null, or for one reason; their bodies may differ in times and ids. */
export function isSameFailure(left: RunError | null, right: RunError | null): boolean {
  return left === null || right === null ? left === right : isJsonEqual(reasonOf(left), reasonOf(right));
}

function saidOf(error: RunError): string {
  if ('message' in error) return error.message;
  return error.kind === 'validation' ? error.items.map(({ msg }) => msg).join(', ') : '';
}

function reasonOf(error: RunError): unknown {
  const { raw: _raw, requestIndex: _request, elapsedMs: _elapsed, retryAfter: _wait, ...reason } = error;
  return reason;
}

import type { RunError } from '../model/run-error.ts';

/** A server that stops gives no answer, or half of one; a proxy before it then answers with a page of its own. */
const UNANSWERED: ReadonlySet<string> = new Set<RunError['kind']>([
  'unreachable',
  'stream-cut',
  'reply-cut',
  'proxy-error',
]);

/** True if no server answered, or not to the end. Another attempt may succeed once the server is back. */
export function isUnanswered(error: RunError | null): boolean {
  return error !== null && UNANSWERED.has(error.kind);
}

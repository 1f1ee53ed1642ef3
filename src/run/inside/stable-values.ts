/** Values without what is another one in every run: ids of messages, runs and calls, sessions and times. */
import { isJsonEqual, isJsonObject, type JsonValue } from '#contract/json.ts';

const OF_A_RUN: ReadonlySet<string> = new Set([
  'session_id',
  'run_id',
  'flow_run_id',
  'message_id',
  'tool_call_id',
  'context_id',
]);
const OF_A_MESSAGE: ReadonlySet<string> = new Set(['timestamp', 'duration']);
/** Prefixes of ids that servers, LangChain and providers make up for each call. */
const MADE_ID = /^(?:run|lc_run|call|chatcmpl|msg|toolu)[-_]/;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** `name`: of the field or output. A record's own `id` or `timestamp` counts: only those that a server made up do not. */
export function isSameInRuns(name: string, before: JsonValue | undefined, after: JsonValue | undefined): boolean {
  if (before === undefined || after === undefined) return before === after;
  if (OF_A_RUN.has(name) && typeof before === 'string' && typeof after === 'string') return true;
  return isJsonEqual(stable(before), stable(after));
}

// Recursion is safe: every edge of the page limits nesting to 200 levels.
function stable(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(stable);
  if (!isJsonObject(value)) return value;
  const isMessage = 'sender' in value || 'session_id' in value;
  const kept = Object.entries(value).filter(([name, part]) => {
    if (isMessage && OF_A_MESSAGE.has(name)) return false;
    if (OF_A_RUN.has(name)) return typeof part !== 'string';
    return !(name === 'id' && typeof part === 'string' && (UUID.test(part) || MADE_ID.test(part)));
  });
  return Object.fromEntries(kept.map(([name, part]) => [name, stable(part)]));
}

/** How long the server of a failed run asks to wait before the next request. */
import { waitOfHeader, waitOfText } from '#contract/answers/requested-wait.ts';
import { isJsonObject, tryParseJson } from '#contract/json.ts';
import type { RunErrorBase } from '../model/run-error.ts';

/** Characters of a body that are read: no server says this at such length. */
const READ = 100_000;

/** In ms; null if it asks for nothing. `retry_after` is what a model server asked of the embedded engine, in seconds. */
export function errorWait({ retryAfter, raw }: Pick<RunErrorBase, 'retryAfter' | 'raw'>, now: number): number | null {
  const header = waitOfHeader(retryAfter, now);
  if (header !== null || raw.length > READ) return header;
  const body = tryParseJson(raw);
  const seconds = isJsonObject(body) ? body.retry_after : null;
  return typeof seconds === 'number' ? Math.ceil(seconds * 1_000) : waitOfText(raw);
}

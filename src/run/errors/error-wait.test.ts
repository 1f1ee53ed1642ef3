import { expect, it } from 'vitest';
import { toRunError, wireToRunError } from '../model/to-run-error.ts';
import { TransportFailure } from '../model/transport-failure.ts';
import { errorWait } from './error-wait.ts';

const context = { requestIndex: 0, elapsedMs: 1, flow: 'f', session: null };
const NOW = Date.parse('2026-11-25T10:00:00Z');
const detail = 'Rate limit reached. Please try again in 1m12s.';

it.each<[string, object, string | undefined, number | null]>([
  ['the header, before the words', { detail }, '7', 7_000],
  ['the header as a date', { detail }, 'Wed, 25 Nov 2026 10:00:20 GMT', 20_000],
  ['what a model server asked of the embedded engine', { detail, retry_after: 2.5 }, undefined, 2_500],
  ['the words', { detail }, undefined, 72_000],
  ['nothing', { detail: 'Slow down' }, undefined, null],
])('reads how long to wait from %s', (_, body, retryAfter, ms) => {
  const answer = { kind: 'answer', status: 429, contentType: null, body: JSON.stringify(body), retryAfter } as const;
  const failure = new TransportFailure({ ...answer, retryAfter: retryAfter ?? null });
  expect(errorWait(toRunError(failure, context), NOW)).toBe(ms);
});

it('reads how long to wait from an event', () => {
  const error = wireToRunError({ status: 500, body: { detail, retry_after: 7 } }, context);
  expect(errorWait(error, NOW)).toBe(7_000);
});

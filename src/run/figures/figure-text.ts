/** The figures of a run as text, for all views. */

import type { InputFigures } from './input-figures.ts';
import { inputTitle } from './input-title.ts';
import { formatCount, formatDuration } from './result-format.ts';
import type { FirstToken } from './run-figures.ts';

/** Of more inputs, only the first is shown, which is enough to compare. */
const MAX_SHOWN = 4;

/** `142 ms`, or `142 ms (Input 1), 17 ms (Input 2)` for up to four inputs; null if no text was streamed. */
export function firstTokenText(firstTokens: readonly FirstToken[]): string | null {
  const [first] = firstTokens;
  if (first === undefined) return null;
  if (firstTokens.length === 1) return formatDuration(first.ms);
  const shown = firstTokens.length > MAX_SHOWN ? [first] : firstTokens;
  return shown.map(({ input, ms }) => `${formatDuration(ms)} (${inputTitle(input)})`).join(', ');
}

/** `65 output tokens, 98 total`, or `98 tokens` if only the sum is known. */
export function tokenText({ output, total }: { output: number | null; total: number }): string {
  return output === null
    ? formatCount(total, 'token')
    : `${formatCount(output, 'output token')}, ${total.toLocaleString('en')} total`;
}

const CLOCKS = { server: 'measured on the server', browser: 'measured in this browser' } as const;

/**
 * The span of an input's time, or of its time to the first token: `From 5 ms to 525 ms of the run, measured on the server`.
 * `ms` leaves out the `waitedMs` for a person, so that the span is longer by them. Undefined without a time.
 */
export function spanText(
  { offsetMs, since, clock }: Pick<InputFigures, 'offsetMs' | 'since' | 'clock'>,
  ms: number | null,
  waitedMs: number,
): string | undefined {
  if (ms === null) return undefined;
  const from = Math.round(offsetMs) < 1 ? 'the start' : formatDuration(offsetMs);
  const waited = waitedMs === 0 ? '' : `, without ${formatDuration(waitedMs)} waiting for a decision`;
  return `From ${from} to ${formatDuration(offsetMs + ms + waitedMs)} of the ${since}, ${CLOCKS[clock]}${waited}`;
}

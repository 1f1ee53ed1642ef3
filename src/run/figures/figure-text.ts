/** The figures of a run as text, for all views. */

import type { InputFigures } from './input-figures.ts';
import { formatCount, formatDuration, formatList } from './result-format.ts';

/** Most others that are shown; of more, only the first is shown, which is enough to compare. */
const MAX_OTHERS = 3;

/** `142 ms`, or `142 ms, then 17 ms` for up to four inputs; null if no text was streamed. */
export function firstTokenText(firstTokensMs: readonly number[]): string | null {
  const [first, ...others] = firstTokensMs;
  if (first === undefined) return null;
  const then =
    others.length === 0 || others.length > MAX_OTHERS ? '' : `, then ${formatList(others.map(formatDuration))}`;
  return `${formatDuration(first)}${then}`;
}

/** `65 tokens out, 98 in all`, or `98 tokens` if only the sum is known. */
export function tokenText({ output, total }: { output: number | null; total: number }): string {
  return output === null
    ? formatCount(total, 'token')
    : `${formatCount(output, 'token')} out, ${total.toLocaleString('en')} in all`;
}

const CLOCKS = { server: 'measured on the server', browser: 'measured in this browser' } as const;

type SpanFigures = Pick<InputFigures, 'offsetMs' | 'since' | 'clock'> & Partial<Pick<InputFigures, 'decisionMs'>>;

/** The span of an input's time: `From 5 ms to 525 ms of the run, measured on the server`. Undefined without a time. */
export function spanText(
  { offsetMs, since, clock, decisionMs = 0 }: SpanFigures,
  ms: number | null,
): string | undefined {
  if (ms === null) return undefined;
  const from = Math.round(offsetMs) < 1 ? 'the start' : formatDuration(offsetMs);
  const waited = decisionMs === 0 ? '' : `, of which ${formatDuration(decisionMs)} waiting for a decision`;
  return `From ${from} to ${formatDuration(offsetMs + ms)} of the ${since}, ${CLOCKS[clock]}${waited}`;
}

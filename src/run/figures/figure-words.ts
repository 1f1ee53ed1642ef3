/** The figures of a run in words, the same in every view. */

import type { InputFigures } from './input-figures.ts';
import { formatCount, formatDuration, formatList } from './result-format.ts';

/** More are not listed: the first one is enough to compare. */
const MOST_OTHERS = 3;

/** `142 ms`, `142 ms, then 17 ms` for up to four inputs; null where no text was streamed. */
export function firstTokenWords(firstTokensMs: readonly number[]): string | null {
  const [first, ...others] = firstTokensMs;
  if (first === undefined) return null;
  const then =
    others.length === 0 || others.length > MOST_OTHERS ? '' : `, then ${formatList(others.map(formatDuration))}`;
  return `${formatDuration(first)}${then}`;
}

/** `65 tokens out, 98 in all`; `98 tokens` where only the sum is known. */
export function tokenWords({ output, total }: { output: number | null; total: number }): string {
  return output === null
    ? formatCount(total, 'token')
    : `${formatCount(output, 'token')} out, ${total.toLocaleString('en')} in all`;
}

const CLOCKS = { server: 'measured on the server', browser: 'measured in this browser' } as const;

/** `From 5 ms to 525 ms of the run, measured on the server`: what a time of the input spans. Undefined where it has none. */
export function spanWords(
  { offsetMs, since, clock }: Pick<InputFigures, 'offsetMs' | 'since' | 'clock'>,
  ms: number | null,
): string | undefined {
  if (ms === null) return undefined;
  const from = Math.round(offsetMs) < 1 ? 'the start' : formatDuration(offsetMs);
  return `From ${from} to ${formatDuration(offsetMs + ms)} of the ${since}, ${CLOCKS[clock]}`;
}

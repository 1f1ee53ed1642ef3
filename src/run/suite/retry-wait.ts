/** How long a server asks to wait before the next request, as its words say it. */
import type { CellResult } from '#contract/suite/results-file.ts';

/** More is not waited, in ms. */
const LONGEST = 60_000;
/** As this product says it of `retry-after`, and as OpenAI says it in its own words. */
const ASKS = /\basks to wait (\d{1,6}(?:\.\d{1,3})?) seconds?\b|\btry again in (\d{1,6}(?:\.\d{1,3})?) ?(ms|s)\b/i;

/** In ms, at most a minute; null for a cell that did not break, or whose server asks for nothing. */
export function retryWait({ state, why }: Pick<CellResult, 'state' | 'why'>): number | null {
  const [found, seconds, time, unit] = (state === 'broken' && ASKS.exec(why)) || [];
  if (found === undefined) return null;
  const ms =
    seconds === undefined ? Number(time) * (unit?.toLowerCase() === 'ms' ? 1 : 1_000) : Number(seconds) * 1_000;
  return Math.min(LONGEST, Math.ceil(ms));
}

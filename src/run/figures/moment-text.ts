/** When something was, in a few words that stay right while the page is open for a minute. */
import { dayText, weekdayText } from '#contract/text/time-text.ts';

const DAY_MS = 24 * 60 * 60_000;

export interface MomentText {
  /** `just now`, `12 min ago`, `3 h ago`, `Monday`, `14 Nov 2026`. */
  text: string;
  /** True for a day, which takes "on" in a sentence. */
  isDay: boolean;
}

/** Both in epoch ms. A moment after `now` (another clock) is just now. */
export function momentText(at: number, now: number): MomentText {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return { text: 'just now', isDay: false };
  if (minutes < 60) return { text: `${minutes} min ago`, isDay: false };
  if (now - at < DAY_MS) return { text: `${Math.floor(minutes / 60)} h ago`, isDay: false };
  // Within six days a weekday is clear.
  return { text: now - at < 6 * DAY_MS ? weekdayText(at) : dayText(at), isDay: true };
}

/**
 * Days and times as text, the same everywhere: `17:33` today, else `1 Dec 2026, 17:33`. All in the time zone of the
 * reader, or in `timeZone`. No other file formats a date (`scripts/date-style.test.ts`).
 */

const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** `17:33` today, `1 Dec 2026, 17:33` on another day. All in epoch ms. */
export function timeText(at: number, now = Date.now()): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return format(at, isToday ? CLOCK : { ...DAY, ...CLOCK });
}

/** `17:33`. */
export function clockText(at: number): string {
  return format(at, CLOCK);
}

/** `1 Dec 2026`. */
export function dayText(at: number): string {
  return format(at, DAY);
}

/** `Monday`. */
export function weekdayText(at: number): string {
  return format(at, { weekday: 'long' });
}

/** `1 Dec 2026, 17:33:31`, for a tooltip and for what others read later. */
export function fullTimeText(at: number, timeZone?: string): string {
  return format(at, { ...DAY, ...CLOCK, second: '2-digit', timeZone });
}

function format(at: number, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', parts).format(at);
}

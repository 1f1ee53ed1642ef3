/** Times as suite files write them: `500ms`, `20s`, `2m`. */

const DURATION = /^(\d{1,7}(?:\.\d{1,3})?) ?(ms|s|m)$/;
const MS_PER_UNIT: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };

/** In ms; null for a text that is not a time. */
export function readDuration(text: string): number | null {
  const [, count, unit = ''] = DURATION.exec(text.trim()) ?? [];
  const factor = MS_PER_UNIT[unit];
  return count === undefined || factor === undefined ? null : Number(count) * factor;
}

/** How long a server asks to wait before the next request, in ms; null if it asks for nothing. */

/** Of the header `retry-after`, which is seconds or a date (RFC 9110, 10.2.3). `now` is in epoch ms. */
export function waitOfHeader(value: string | null | undefined, now: number): number | null {
  const text = value?.trim() ?? '';
  if (text === '') return null;
  const ms = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isFinite(ms) ? Math.max(0, Math.ceil(ms)) : null;
}

const SAYS = 'try again in ';
const PART = /(\d{1,6}(?:\.\d{1,6})?) ?(milliseconds?|ms|hours?|h|minutes?|m|seconds?|s)\b ?/iy;
const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1_000 };

/** Of a message of OpenAI, which a Langflow passes on without the header: "Please try again in 1m12.5s." */
export function waitOfText(text: string): number | null {
  const found = text.toLowerCase().indexOf(SAYS);
  if (found === -1) return null;
  // "1m12s" is two parts without a word boundary between them.
  const rest = text.slice(found + SAYS.length, found + SAYS.length + 60).replace(/([a-z])(?=\d)/gi, '$1 ');
  let ms: number | null = null;
  PART.lastIndex = 0;
  for (let part = PART.exec(rest); part !== null; part = PART.exec(rest)) {
    const [, count, unit = ''] = part;
    ms = (ms ?? 0) + Number(count) * (/^m(?:s|illi)/i.test(unit) ? 1 : (UNITS[unit.charAt(0).toLowerCase()] ?? 0));
  }
  return ms === null ? null : Math.ceil(ms);
}

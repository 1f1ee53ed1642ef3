/** Formats figures for the page. */

const integer = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A duration: `under 1 ms`, `23 ms`, `1.21 s`, `2 min 5 s`. */
export function formatDuration(ms: number): string {
  const whole = Math.round(ms);
  if (whole < 1) return 'under 1 ms';
  return whole < 1000 ? `${whole} ms` : formatClock(ms);
}

/** A running clock or a position on a time axis: `0.00 s`, `1.21 s`, `2 min 5 s`. */
export function formatClock(ms: number): string {
  const hundredths = (ms / 1000).toFixed(2);
  if (Number(hundredths) < 60) return `${hundredths} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** `1 chunk`, `1,234 chunks`. */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${integer.format(count)} ${count === 1 ? singular : plural}`;
}

/** `12 B`, `3.4 kB`, `10 MB` in decimal units. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [value, unit] = Math.round(bytes / 1000) < 1000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  const tenths = value.toFixed(1);
  return `${Number(tenths) < 10 ? tenths : Math.round(value)} ${unit}`;
}

/** Number of bytes of a text in UTF-8, counted without encoding it. */
export function byteLength(text: string): number {
  let bytes = text.length;
  for (let position = 0; position < text.length; position += 1) {
    const code = text.charCodeAt(position);
    if (code < 0x80) continue;
    // Each surrogate counts two of the four bytes of its pair.
    bytes += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}

/** A short age: `now`, `6 min`, `3 h`, `2 d`. */
export function formatAge(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  return minutes < 24 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / (24 * 60))} d`;
}

/** `1, 2 and 3`; with more than `most` only so many, `1, 2 and 7 more`. */
export function formatList(items: readonly (string | number)[], most = items.length): string {
  const left = items.length - most;
  const shown = left > 0 ? [...items.slice(0, most), `${left} more`] : items;
  const last = shown.at(-1);
  return shown.length < 2 ? String(last ?? '') : `${shown.slice(0, -1).join(', ')} and ${last}`;
}

/** The cost without a currency, because the server does not name it. */
export function formatCost(cost: number): string {
  return cost === 0 ? '0' : cost.toPrecision(2).replace(/^(\d+)\.0$/, '$1');
}

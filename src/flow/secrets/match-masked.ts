/** Compares typed values with the masked values of a saved run. */
import { SECRET_MASK } from './mask-secrets.ts';

/** True when `kept` equals `text` with non-empty parts of it masked. */
function isMaskedFrom(text: string, masked: string): boolean {
  const [first = '', ...pieces] = masked.split(SECRET_MASK);
  const last = pieces.pop();
  if (last === undefined || !text.startsWith(first)) return false;
  let from = first.length;
  for (const piece of pieces) {
    const at = text.indexOf(piece, from + 1);
    if (at === -1) return false;
    from = at + piece.length;
  }
  return text.length - last.length > from && text.endsWith(last);
}

/** Masks `value` wherever `pattern` is masked, also inside texts, so that a saved secret counts as unchanged. */
export function matchMasked(value: unknown, pattern: unknown): unknown {
  if (pattern === SECRET_MASK && value !== undefined) return SECRET_MASK;
  if (typeof value === 'string' && typeof pattern === 'string' && isMaskedFrom(value, pattern)) return pattern;
  if (typeof value !== 'object' || value === null || typeof pattern !== 'object' || pattern === null) return value;
  const patterns = new Map(Object.entries(pattern));
  const entries = Object.entries(value).map(([key, item]) => [key, matchMasked(item, patterns.get(key))] as const);
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

import { pythonStrip } from './python-strip.ts';

/**
 * A number as Python's `float(text)` reads it, without `inf` and `nan`. Each digit can match in one way only; otherwise the
 * time would be quadratic in the length of the text.
 */
const NUMBER = /^[+-]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/iu;

/** Python's `float(text.strip())`: no hexadecimal, but underscores, `inf` and `nan`; null when it raises. */
export function parsePythonNumber(source: string): number | null {
  const text = pythonStrip(source);
  if (NUMBER.test(text)) return Number(text.replaceAll('_', ''));
  const word = /^([+-]?)(inf|infinity|nan)$/i.exec(text);
  if (!word) return null;
  if (word[2]?.toLowerCase() === 'nan') return Number.NaN;
  return word[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

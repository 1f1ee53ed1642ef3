/** Reads numbers as Python's `float()` does. */
import { pythonStrip } from './python-text.ts';

/** Each digit can be read in one way only: with several, the time for a long text grows with the square of its length. */
const NUMBER = /^[+-]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/i;

/** What Python's `float(text)` reads: no hexadecimal, but underscores, `inf` and `nan`; null when it raises. */
export function parsePythonNumber(source: string): number | null {
  const text = pythonStrip(source);
  if (NUMBER.test(text)) return Number(text.replaceAll('_', ''));
  const word = /^([+-]?)(inf|infinity|nan)$/i.exec(text);
  if (!word) return null;
  if (word[2]?.toLowerCase() === 'nan') return Number.NaN;
  return word[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

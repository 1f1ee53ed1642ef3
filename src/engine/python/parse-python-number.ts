/** Reads numbers as Python's `float()` does. */
import { PYTHON_NUMBER } from '#flow/tweaks/python-number.ts';
import { pythonStrip } from './python-text.ts';

/** Python's `float(text)`: no hexadecimal, but underscores, `inf` and `nan`; null when it raises. */
export function parsePythonNumber(source: string): number | null {
  const text = pythonStrip(source);
  if (PYTHON_NUMBER.test(text)) return Number(text.replaceAll('_', ''));
  const word = /^([+-]?)(inf|infinity|nan)$/i.exec(text);
  if (!word) return null;
  if (word[2]?.toLowerCase() === 'nan') return Number.NaN;
  return word[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** Splits text at a separator and joins the pieces into chunks of a given size and overlap. */

import { splitSizesError } from '#flow/request/split-sizes.ts';
import { pythonStrip } from '#flow/tweaks/python-strip.ts';
import { type Meter, PART_COST } from '../values/character-budget.ts';
import { countCodePoints } from './python-text.ts';

export interface SplitOptions {
  /** If empty, every character is a piece. */
  readonly separator: string;
  /** Maximum characters of a chunk; a single piece may be longer. */
  readonly size: number;
  /** Maximum characters that a chunk repeats from the one before. */
  readonly overlap: number;
  /** The end of a piece at which its separator stays. */
  readonly keep: 'start' | 'end' | null;
}

/** Chunks, trimmed and not empty. Lengths are in characters, not UTF-16 units. Throws for impossible sizes. */
export function splitText(text: string, { separator, size, overlap, keep }: SplitOptions, meter: Meter): string[] {
  const wrong = splitSizesError(size, overlap);
  if (wrong) throw new Error(wrong.error);
  const pieces = cut(text, separator, keep).filter((piece) => piece !== '');
  return join(pieces, { joiner: keep === null ? separator : '', size, overlap }, meter);
}

function cut(text: string, separator: string, keep: SplitOptions['keep']): string[] {
  if (separator === '') return [...text];
  const parts = text.split(separator);
  if (keep === 'start') return parts.map((part, index) => (index === 0 ? part : separator + part));
  if (keep === 'end') return parts.map((part, index) => (index === parts.length - 1 ? part : part + separator));
  return parts;
}

/** A sliding window over the pieces: it grows on the right while it fits, then drops pieces on the left down to the overlap. */
function join(
  pieces: readonly string[],
  { joiner, size, overlap }: Pick<SplitOptions, 'size' | 'overlap'> & { joiner: string },
  meter: Meter,
): string[] {
  const lengths = pieces.map(countCodePoints);
  const joinerLength = countCodePoints(joiner);
  const chunks: string[] = [];
  const add = (from: number, to: number) => {
    const chunk = pythonStrip(pieces.slice(from, to).join(joiner));
    meter(chunk.length + PART_COST);
    if (chunk !== '') chunks.push(chunk);
  };
  let from = 0;
  let total = 0;
  for (const [index, length] of lengths.entries()) {
    const isTooLong = () => total + length + (index > from ? joinerLength : 0) > size;
    if (isTooLong() && index > from) {
      add(from, index);
      while (index > from && (total > overlap || isTooLong())) {
        total -= (lengths[from] ?? 0) + (index - from > 1 ? joinerLength : 0);
        from += 1;
      }
    }
    total += length + (index > from ? joinerLength : 0);
  }
  add(from, pieces.length);
  return chunks;
}

/** The sizes at which Split Text cannot split. */
import type { FlowComponent, FlowField } from '../index/flow-index.ts';
import type { ReceivedBy } from './needed-fields.ts';

/** What Split Text takes for a size that it gets no value for (lfx 1.13.0, `processing/split_text.py`). */
export const DEFAULT_SPLIT = { size: 1000, overlap: 200 } as const;

export type SplitProblem =
  /** Split Text fails on its sizes, with this message. */
  { kind: 'cannot-split'; error: string };

interface SplitError {
  error: string;
  /** The fields that are wrong. */
  fields: readonly string[];
}

/** Null for sizes that fit. A chunk takes at least one character, and no more of the one before than it has (lfx 1.13.0, `langchain_text_splitters/base.py`). */
export function splitSizesError(size: number, overlap: number): SplitError | null {
  if (size <= 0) return { error: `chunk_size must be > 0, got ${size}`, fields: ['chunk_size'] };
  if (overlap < 0) return { error: `chunk_overlap must be >= 0, got ${overlap}`, fields: ['chunk_overlap'] };
  if (overlap <= size) return null;
  const error = `Got a larger chunk overlap (${overlap}) than chunk size (${size}), should be smaller.`;
  return { error, fields: ['chunk_size', 'chunk_overlap'] };
}

/** Null where a size is not known: what is no number is another problem. */
export function splitProblem({ type }: FlowComponent, { name }: FlowField, received: ReceivedBy): SplitProblem | null {
  if (type !== 'SplitText') return null;
  const size = received('chunk_size') ?? DEFAULT_SPLIT.size;
  const overlap = received('chunk_overlap') ?? DEFAULT_SPLIT.overlap;
  if (typeof size !== 'number' || typeof overlap !== 'number') return null;
  const found = splitSizesError(size, overlap);
  return found?.fields.includes(name) ? { kind: 'cannot-split', error: found.error } : null;
}

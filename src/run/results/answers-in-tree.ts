/** Where the answers are in the tree of a reply. */
import type { RunResponse } from '#contract/run-response.ts';
import type { JsonPath } from './result-accessor.ts';
import { readContent } from './result-content.ts';
import { pointersAbove, toPointer } from './result-tree.ts';

export interface AnswersInTree {
  /** JSON pointers of the nodes on the way to each text, or to the data of an answer without text. */
  open: ReadonlySet<string>;
  /** Path of the first answer; null if the reply has none. */
  first: JsonPath | null;
}

/** Opening more at once takes too long, and nobody reads it. */
const OPENED_INPUTS = 200;

/** `only`: position of the only input to look into; null for the first ones. */
export function answersInTree(response: RunResponse, only: number | null): AnswersInTree {
  const open = new Set(['', '/outputs']);
  let first: JsonPath | null = null;
  for (const [input, answer] of (response.outputs ?? []).entries()) {
    if (only === null ? input >= OPENED_INPUTS : input !== only) continue;
    for (const pointer of [`/outputs/${input}`, `/outputs/${input}/outputs`]) open.add(pointer);
    for (const [position, result] of (answer?.outputs ?? []).entries()) {
      if (!result) continue;
      const base: JsonPath = ['outputs', input, 'outputs', position];
      const { textPath, data } = readContent(result);
      const inside = textPath ?? data?.path;
      const path = inside && [...base, ...inside];
      for (const pointer of path ? pointersAbove([...path, '']) : [toPointer(base)]) open.add(pointer);
      first ??= path ?? null;
    }
  }
  return { open, first };
}

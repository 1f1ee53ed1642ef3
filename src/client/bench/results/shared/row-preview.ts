/** A preview of a row of a list in the tree: its first text. */
import { isJsonObject } from '#contract/json.ts';
import type { TreeLine } from '#run/results/result-tree.ts';

export function rowPreview({ path, value }: TreeLine): string {
  if (typeof path.at(-1) !== 'number' || !isJsonObject(value)) return '';
  const text = Object.values(value).find((item) => typeof item === 'string' && item !== '');
  return typeof text === 'string' ? text.slice(0, 40) : '';
}

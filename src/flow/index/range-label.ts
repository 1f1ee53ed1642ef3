import type { FlowField } from './flow-index.ts';

/** `0 to 2`, `at least 0`, `at most 2`; empty for a field that takes any number, or none. */
export function rangeLabel({ range }: Pick<FlowField, 'range'>): string {
  const { min = null, max = null } = range ?? {};
  if (min === null) return max === null ? '' : `at most ${max}`;
  return max === null ? `at least ${min}` : `${min} to ${max}`;
}

/** The two values of a field in a few characters each, beginning a little before the first difference. */
import type { JsonValue } from '#contract/json.ts';
import { showValue } from '../report/show-value.ts';
import type { FieldDifference } from './flow-difference.ts';

/** So many equal characters are shown. */
const LEAD = 24;

export function changedValues({ before, after }: FieldDifference): { before: string; after: string } {
  const start = typeof before === 'string' && typeof after === 'string' ? firstDifference(before, after) - LEAD : 0;
  const show = (value: JsonValue | undefined) => {
    if (value === undefined) return 'not there';
    return showValue(typeof value === 'string' && start > 0 ? `…${value.slice(start)}` : value);
  };
  return { before: show(before), after: show(after) };
}

function firstDifference(left: string, right: string): number {
  let place = 0;
  while (place < left.length && left[place] === right[place]) place += 1;
  return place;
}

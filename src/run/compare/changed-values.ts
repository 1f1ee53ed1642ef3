/** The two values of a field in a few characters each, beginning a little before the first difference. */
import type { JsonValue } from '#contract/json.ts';
import { commonEnds } from '#contract/text/common-ends.ts';
import { showValue } from '../report/show-value.ts';
import type { FieldDifference } from './flow-difference.ts';

/** So many equal characters are shown. */
const LEAD = 24;

export function changedValues({ before, after }: FieldDifference): { before: string; after: string } {
  const start = typeof before === 'string' && typeof after === 'string' ? commonEnds(before, after).start - LEAD : 0;
  const show = (value: JsonValue | undefined) => {
    if (value === undefined) return 'not there';
    return showValue(typeof value === 'string' && start > 0 ? `…${value.slice(start)}` : value);
  };
  return { before: show(before), after: show(after) };
}

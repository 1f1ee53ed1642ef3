/** The changed fields of a component as lines of its node, while a difference of two versions is shown. */
import { changedValues } from '#run/compare/changed-values.ts';
import type { ComponentDifference } from '#run/compare/flow-difference.ts';
import type { NodeLine } from './graph-node-model.ts';

export function differenceLines(difference: ComponentDifference | undefined): NodeLine[] {
  return (difference?.fields ?? []).map((field): NodeLine => {
    const { before, after } = changedValues(field);
    return {
      key: `difference\n${field.name}`,
      field: field.name,
      kind: 'differs',
      label: field.name,
      before,
      after,
      line: null,
      ariaText: `${field.name} ${before} to ${after}`,
    };
  });
}

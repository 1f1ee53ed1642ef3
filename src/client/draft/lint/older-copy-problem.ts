/** Ids that this flow does not have, though it has components like them: the request was written for another copy of it. */
import { isJsonObject } from '#contract/json.ts';
import type { RunRequest } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/flow-index.ts';
import { baseOfId, findRebinds } from '#flow/rebind-components.ts';
import type { FieldTarget } from '../../navigation/focus-field.ts';
import type { RequestProblem } from './request-problem.ts';

/** More are not looked at while someone types; the dialog does. */
const MOST_LOOKED_AT = 40;

/** One problem for all of them, or none. */
export function olderCopyProblems(
  index: FlowIndex,
  { inputs = [], outputs = [], tweaks = {} }: RunRequest,
  lineOf: (path: readonly string[]) => number,
): RequestProblem[] {
  const isUnknown = (name: string) =>
    !index.byId.has(name) && !index.byDisplayName.has(name) && baseOfId(name) !== null;
  const keys = Object.keys(tweaks).filter((key) => isJsonObject(tweaks[key]) && isUnknown(key));
  const targets = inputs.flatMap(({ components = [] }) => components);
  const aimed = targets.filter(isUnknown);
  const asked = outputs.filter(isUnknown);
  const unknown = new Set([...keys, ...aimed, ...asked]);
  if (unknown.size === 0 || unknown.size > MOST_LOOKED_AT) return [];
  const { length } = findRebinds(index, { tweaks, targets, outputs });
  if (length === 0) return [];
  const words = length === 1 ? 'id of a component is' : 'ids of components are';
  return [
    {
      id: `older-copy ${length}`,
      severity: 'warning',
      ...placeOf(keys[0], aimed[0], inputs, lineOf),
      sentence: `${length} ${words} not in this flow, but it has components like them: the request may be for another copy of it.`,
      fix: { opens: 'rebind', label: 'Rebind components' },
    },
  ];
}

function placeOf(
  key: string | undefined,
  target: string | undefined,
  inputs: NonNullable<RunRequest['inputs']>,
  lineOf: (path: readonly string[]) => number,
): { place: string; target: FieldTarget } {
  if (key !== undefined) {
    const line = lineOf([key]);
    return { place: `Line ${line}`, target: { kind: 'tweaks', line } };
  }
  if (target === undefined) return { place: 'Outputs', target: { kind: 'outputs' } };
  const place = inputs.findIndex(({ components = [] }) => components.includes(target));
  return { place: `Input ${place + 1}`, target: { kind: 'targets', index: place } };
}

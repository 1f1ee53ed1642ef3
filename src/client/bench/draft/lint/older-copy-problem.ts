/** Ids that the flow does not have although it has such components: the request was written for another copy of the flow. */
import type { RunRequest } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { componentUse, findRebinds, type UnknownComponent, unknownComponents } from '#flow/rebind/rebind-components.ts';
import type { RequestProblem } from '../../../draft/lint/request-problem.ts';
import type { FieldTarget } from '../../../shell/state/ui-state.ts';

/** More are not checked while typing; the dialog checks all. */
const MAX_LOOKED_AT = 40;

/** At most one problem, for all of them. */
export function olderCopyProblems(
  index: FlowIndex,
  request: RunRequest,
  lineOf: (path: readonly string[]) => number,
): RequestProblem[] {
  const use = componentUse(request);
  const unknown = unknownComponents(index, use);
  if (unknown.length === 0 || unknown.length > MAX_LOOKED_AT) return [];
  const { length } = findRebinds(index, use);
  if (length === 0) return [];
  const phrase = length === 1 ? 'component ID is' : 'component IDs are';
  return [
    {
      id: `older-copy ${length}`,
      severity: 'warning',
      ...partOf(unknown, request.inputs ?? [], lineOf),
      sentence: `${length} ${phrase} not in this flow, but similar components are. The request may be for another copy of the flow.`,
      fix: { opens: 'rebind', label: 'Match components' },
    },
  ];
}

function partOf(
  unknown: readonly UnknownComponent[],
  inputs: NonNullable<RunRequest['inputs']>,
  lineOf: (path: readonly string[]) => number,
): { label: string; target: FieldTarget } {
  const key = unknown.find(({ isTweaked }) => isTweaked);
  if (key !== undefined) {
    const line = lineOf([key.oldId]);
    return { label: `Line ${line}`, target: { kind: 'tweaks', line } };
  }
  const target = unknown.find(({ isTarget }) => isTarget);
  if (target === undefined) return { label: 'Outputs', target: { kind: 'outputs' } };
  const position = inputs.findIndex(({ components = [] }) => components.includes(target.oldId));
  return { label: `Input ${position + 1}`, target: { kind: 'targets', index: position } };
}

/** The progress of a run in one sentence. */

import { NOT_FINISHED } from '#run/figures/not-finished.ts';
import { formatCount } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';

/** Changes only at milestones, never with streamed text. */
export function milestoneOf(run: Run): string {
  if (run.isLeft) return NOT_FINISHED;
  if (run.status === 'stopped') return 'Run stopped';
  if (run.status === 'failed') return 'Run failed';
  if (run.status === 'done') return `Run finished in ${seconds(run.durationMs ?? 0)}${failedOf(run)}`;
  const again = run.inputs.findLast(({ status, sentAgain }) => status === 'running' && sentAgain);
  if (again) return `The database of the Langflow was busy; input ${again.index + 1} is sent again`;
  const answered = run.inputs.filter(({ status, endedAt }) => status === 'done' && endedAt !== null);
  const last = answered.toSorted((left, right) => (left.endedAt ?? 0) - (right.endedAt ?? 0)).at(-1);
  if (last !== undefined) {
    return `Input ${last.index + 1} answered in ${seconds((last.endedAt ?? 0) - (last.startedAt ?? 0))}`;
  }
  return `Run started, ${formatCount(run.inputs.length, 'input')}`;
}

/** Nothing if no input failed. */
function failedOf({ inputs }: Run): string {
  const failed = inputs.filter(({ status }) => status === 'failed').length;
  return failed === 0 ? '' : `, ${failed} of ${formatCount(inputs.length, 'input')} failed`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

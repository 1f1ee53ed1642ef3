/** How a run, or an input of it, ended, as text. */
import { upperFirst } from '#contract/text/upper-first.ts';
import type { InputStatus, Run, RunStatus } from '../model/run.ts';

/** Of a run whose page was left before it had ended. */
export const NOT_FINISHED = 'Not finished: the page was left';

export function endText({ isLeft }: Pick<Run, 'isLeft'>, status: RunStatus | InputStatus): string {
  return isLeft && status === 'stopped' ? NOT_FINISHED : upperFirst(status);
}

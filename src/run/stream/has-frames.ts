/** Whether a run was streamed, so that its reply came in frames. */
import type { Run } from '../model/run.ts';
import { transportKind } from '../model/transport-kinds.ts';
import { repliesOf } from './reply-frames.ts';
import { hasStreamed } from './stream-report.ts';

/** True if a reply of the run is a stream, or may become one. */
export function hasFrames(run: Run): boolean {
  return run.plan.requests.some(({ transport }, requestIndex) => {
    if (!transportKind(transport).streams || !hasStreamed(run, requestIndex)) return false;
    return run.status === 'running' || repliesOf(run).some((reply) => reply.requestIndex === requestIndex);
  });
}

/** How many frames of a run are kept. */
export function countFrames(run: Run): number {
  return repliesOf(run).reduce((sum, { frames }) => sum + (frames ? frames.marks.length / 2 : 0), 0);
}

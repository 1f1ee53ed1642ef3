/** The only polite live region of the page: milestones of the run, and short answers to what the user did. */
import { useEffect, useRef, useState } from 'react';
import type { Run } from '#run/model/run.ts';
import { useCurrentRuns, useRunPart } from '../../runs/use-runs.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { announce } from '../../shell/ui/feedback/announce.ts';
import { type LastAnnouncement, milestoneDelay } from './milestone-delay.ts';
import { milestoneOf } from './run-milestone.ts';

export function RunStatusRegion() {
  // A run may be over before the page renders.
  const started = useCurrentRuns((runs) => runs.started);
  const [last, setLast] = useState(started === null ? null : { runId: started, isOver: true });
  if (started !== null && started !== last?.runId) setLast({ runId: started, isOver: false });
  // Unsubscribe when the end has been announced: a subscription keeps the run in memory.
  const followed = last && !last.isOver ? last.runId : null;
  const milestone = useRunPart(followed, selectMilestone).part ?? '';
  const isPassing = useRunPart(followed, selectIsRunning).part ?? false;
  const text = useUiState((state) => state.announcement);
  const lastAnnouncement = useRef<LastAnnouncement | null>(null);

  // A run of a thousand inputs has a thousand milestones: while one is being read, only the newest is kept.
  useEffect(() => {
    if (milestone === '' || followed === null) return;
    const announceMilestone = () => {
      lastAnnouncement.current = { runId: followed, at: performance.now() };
      announce(milestone);
      if (!isPassing) setLast({ runId: followed, isOver: true });
    };
    const wait = milestoneDelay(followed, isPassing, lastAnnouncement.current, performance.now());
    if (wait === 0) return announceMilestone();
    const timer = setTimeout(announceMilestone, wait);
    return () => clearTimeout(timer);
  }, [milestone, isPassing, followed]);

  return (
    <div role="status" aria-label="Run status" className="tb-visually-hidden">
      {text}
    </div>
  );
}

const selectMilestone = (run: Run) => milestoneOf(run);
const selectIsRunning = (run: Run) => run.status === 'running';

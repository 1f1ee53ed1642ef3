/** The Inside view: when each component ran, and how the text arrived. Loaded when it is first opened. */
import type { Run } from '#run/model/run.ts';
import { ReceivedMeter } from './received-meter.tsx';
import { TimelineView } from './timeline-view.tsx';

export interface InsideViewProps {
  run: Run;
  /** Index of the only input that is shown; null for all. */
  inputShown: number | null;
}

export function InsideView({ run, inputShown }: InsideViewProps) {
  return (
    <section className="tb-fill tb-scroll-y" aria-label="Inside">
      <TimelineView run={run} inputShown={inputShown} />
      <ReceivedMeter run={run} inputShown={inputShown} />
    </section>
  );
}

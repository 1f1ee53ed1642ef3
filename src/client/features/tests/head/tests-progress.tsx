/** How far a run of tests is: a bar, the count, the rate, and the time that is left. */
import type { RunProgress } from '../../../runs/suites/store/suite-runs.ts';
import classes from './suite-head.module.css';

/** Before that the rate says nothing. */
const RATE_FROM = 3;

export function TestsProgress({ progress }: { progress: RunProgress }) {
  const { done, all, ratePerSecond, leftMs } = progress;
  return (
    <div className="tb-row tb-fixed tb-gap-md">
      <progress className={`tb-fixed ${classes.bar}`} aria-label="Cells done" max={all} value={done} />
      <p className="tb-mono tb-sm tb-fixed">
        <strong className="tb-ink">{done.toLocaleString('en')}</strong> of {all.toLocaleString('en')}
      </p>
      {done >= RATE_FROM && ratePerSecond !== null && (
        <p className="tb-sm tb-quiet tb-cut tb-shrink">
          {rateWords(ratePerSecond)}
          {leftMs !== null && <span className={classes.left}>about {leftWords(leftMs)} left</span>}
        </p>
      )}
    </div>
  );
}

function rateWords(perSecond: number): string {
  return perSecond >= 1 ? `${perSecond.toFixed(1)} a second` : `${(perSecond * 60).toFixed(1)} a minute`;
}

/** `17 s`, `4 min`. */
export function leftWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

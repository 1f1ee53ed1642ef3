/** How many tweaks have each state, as marks with figures. */
import type { TweakCount } from '../../draft/tweak-report/tweak-report.ts';
import { STATE_LABELS, StateMark } from '../../ui/state-mark.tsx';
import classes from './tweak-counts.module.css';

export function TweakCounts({ counts }: { counts: readonly TweakCount[] }) {
  if (counts.length === 0) return null;
  return (
    <ul className={classes.counts} aria-label="Tweak counts">
      {counts.map(({ state, count }) => (
        <li key={state} className={classes.count} style={{ color: `var(--tb-${state})` }} title={STATE_LABELS[state]}>
          <StateMark state={state} />
          <span className="tb-mono">{count}</span>
          <span className="tb-visually-hidden"> {STATE_LABELS[state].toLowerCase()}</span>
        </li>
      ))}
    </ul>
  );
}

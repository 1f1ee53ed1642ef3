/** The meaning of the marks, and the tweaks that reach no node. */
import { hasGraphMark, SHOWN_STATES, STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { whySentence } from '#run/report/tweak-report.ts';
import { ChangeMark } from '../../../shell/ui/feedback/change-mark.tsx';
import { StateMark } from '../../../shell/ui/feedback/state-mark.tsx';
import type { GraphModel } from '../model/graph-model.ts';
import classes from './graph-legend.module.css';

const CHANGES = [
  ['added', 'Added'],
  ['changed', 'Changed'],
  ['removed', 'Removed'],
] as const;

export interface GraphLegendProps {
  model: GraphModel;
  /** True while a difference of two versions is shown. */
  hasComparison: boolean;
  onGoToLine: (line: number) => void;
}

export function GraphLegend({ model: { unmatched }, hasComparison, onGoToLine }: GraphLegendProps) {
  return (
    <div className="tb-sm tb-fixed tb-sunken tb-hairline-above">
      <ul className={`tb-list tb-wrap tb-flex tb-inset-sm ${classes.list}`} aria-label="Marks on the graph">
        {SHOWN_STATES.filter(hasGraphMark).map((state) => (
          <li key={state} className="tb-row tb-gap-xs-sm">
            <StateMark state={state} />
            {STATE_LABELS[state]}
          </li>
        ))}
        <li className="tb-row tb-gap-xs-sm">
          <span className={classes.dotted} aria-hidden="true" />
          Not reached by the chosen inputs or outputs
        </li>
        {hasComparison &&
          CHANGES.map(([kind, label]) => (
            <li key={kind} className="tb-row tb-gap-xs-sm">
              <ChangeMark kind={kind} />
              {label}
            </li>
          ))}
      </ul>
      {unmatched.length > 0 && (
        <ul
          className={`tb-list tb-column tb-hairline-above tb-inset-sm ${classes.list}`}
          aria-label="Tweaks that reach no component"
        >
          {unmatched.slice(0, 3).map((row) => {
            const line = row.span?.line ?? null;
            const text = `${row.path.join(' · ')}: ${whySentence(row)}`;
            return (
              <li key={row.id} className="tb-row tb-shrink tb-gap-xs-sm">
                <StateMark state={row.state} />
                {line === null ? (
                  text
                ) : (
                  <button type="button" className="tb-link tb-cut" onClick={() => onGoToLine(line)}>
                    {text}
                  </button>
                )}
              </li>
            );
          })}
          {unmatched.length > 3 && <li>and {unmatched.length - 3} more in the report</li>}
        </ul>
      )}
    </div>
  );
}

/** A line of the report for each variable of the run that has a value: whether it is sent, and what it reaches. */
import { useMemo } from 'react';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { useDraftPlan } from '../../../draft/analysis/draft-analysis.ts';
import { type DraftPlan, sentVariableNames } from '../../../draft/plan/draft-plan.ts';
import { goTo } from '../../../shell/navigation/go-to.ts';
import { StateMark } from '../../../shell/ui/feedback/state-mark.tsx';
import { fieldsOfVariables } from '../../draft/plan/fields-of-variables.ts';
import classes from './report-variables.module.css';

export function ReportVariables() {
  const plan = useDraftPlan();
  const lines = useMemo(() => (plan === null ? [] : linesOf(plan)), [plan]);
  if (lines.length === 0) return null;
  return (
    <ul className={`tb-list tb-sm-tall tb-scroll-y ${classes.lines}`} aria-label="Variables in the report">
      {lines.map(({ name, state, why }) => (
        <li key={name} className={`tb-hairline-above tb-row tb-wrap ${classes.line}`}>
          <span className="tb-inline tb-medium" style={{ color: `var(--tb-${state})` }}>
            <StateMark state={state} />
            {STATE_LABELS[state]}
          </span>{' '}
          <button type="button" className="tb-link tb-mono" onClick={() => goTo({ kind: 'variables' })}>
            {name}
          </button>{' '}
          <span className="tb-quiet tb-break">{why}</span>
        </li>
      ))}
    </ul>
  );
}

interface Line {
  name: string;
  state: 'applied' | 'ignored';
  why: string;
}

function linesOf(plan: DraftPlan): Line[] {
  const sent = new Set(sentVariableNames(plan));
  const fields = fieldsOfVariables(plan);
  return plan.variables.flatMap(({ name, error, hasValue }): Line[] => {
    if (error !== null || !hasValue) return [];
    const reached = fields.filter(({ variable }) => variable === name);
    if (!sent.has(name)) return [{ name, state: 'ignored', why: 'Not sent: this route takes no variables' }];
    if (reached.length === 0) return [{ name, state: 'ignored', why: 'Loaded by no field of this flow' }];
    const names = reached.map(({ component, field }) => `${component.displayName} ${field.name}`).join(', ');
    return [
      { name, state: 'applied', why: `Variable of the run, reaches ${formatCount(reached.length, 'field')}: ${names}` },
    ];
  });
}

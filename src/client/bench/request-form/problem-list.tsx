/** Problems of the request: each with a link to the field, a sentence, and a fix if there is a safe one. */

import { useId, useState } from 'react';
import { formatCount } from '#run/figures/result-format.ts';
import { countProblems, type RequestProblem } from '../../draft/lint/request-problem.ts';
import { IconAlertTriangle, IconChevronDown, IconChevronUp, IconInfoCircle } from '../../shell/icons/icons.ts';
import { goTo } from '../../shell/navigation/go-to.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { useFixProblem } from '../runs/use-request-problems.ts';
import classes from './problem-list.module.css';

export interface ProblemListProps {
  /** At least one; warnings first. */
  problems: readonly RequestProblem[];
}

/** Further problems are only counted: a thousand inputs may each have the same problem. */
const MAX_SHOWN = 20;

function headText(problems: readonly RequestProblem[]): string {
  const warnings = countProblems(problems);
  const notes = problems.filter(({ severity }) => severity === 'note').length;
  const inReport = problems.find((problem) => problem.inReport !== undefined)?.inReport ?? 0;
  const parts = [
    ...(warnings > 0 ? [formatCount(warnings, 'problem')] : []),
    ...(inReport > 0 ? [`${warnings > 0 ? inReport : formatCount(inReport, 'problem')} in the report`] : []),
    ...(notes > 0 ? [formatCount(notes, 'note')] : []),
  ];
  return parts.join(', ');
}

/** "Go to Input 2"; with the subject of the sentence if several problems are at the same field. */
function goToNames(problems: readonly RequestProblem[]): string[] {
  const seen = new Map<string, number>();
  return problems.map(({ label }) => {
    const number = (seen.get(label) ?? 0) + 1;
    seen.set(label, number);
    return number === 1 ? `Go to ${label}` : `Go to ${label}, problem ${number}`;
  });
}

export function ProblemList({ problems }: ProblemListProps) {
  /** Null until the user toggles it: it is then open if there are warnings. */
  const [isChosen, setChosen] = useState<boolean | null>(null);
  const listId = useId();
  const hasWarning = problems.some(({ severity }) => severity === 'warning');
  const isOpen = isChosen ?? hasWarning;
  const Mark = hasWarning ? IconAlertTriangle : IconInfoCircle;
  const Fold = isOpen ? IconChevronDown : IconChevronUp;
  const shown = problems.slice(0, MAX_SHOWN);
  const names = goToNames(shown);
  return (
    <div className={`tb-sm tb-fixed tb-column tb-sunken tb-hairline-above ${classes.problems}`}>
      <button
        type="button"
        className={`tb-plain tb-row tb-fixed tb-strong tb-inset-x tb-ink tb-hover ${classes.head}`}
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => setChosen(!isOpen)}
      >
        <Mark size={14} stroke={1.8} aria-hidden="true" className={hasWarning ? 'tb-warning' : 'tb-faint'} />
        {headText(problems)}
        <Fold size={14} stroke={1.8} aria-hidden="true" className="tb-end tb-faint" />
      </button>
      <ul id={listId} className={`tb-stack ${classes.list}`} aria-label="Request problems" hidden={!isOpen}>
        {shown.map((problem, position) => (
          <Problem key={problem.id} problem={problem} name={names[position] ?? ''} />
        ))}
        {problems.length > MAX_SHOWN && (
          <li className={`tb-quiet ${classes.more}`}>and {problems.length - MAX_SHOWN} more</li>
        )}
      </ul>
    </div>
  );
}

function Problem({ problem, name }: { problem: RequestProblem; name: string }) {
  const { severity, label, target, sentence, fix } = problem;
  const fixProblem = useFixProblem();
  const id = useId();
  const isWarning = severity === 'warning';
  const Mark = isWarning ? IconAlertTriangle : IconInfoCircle;
  return (
    <li className={`tb-row tb-top ${classes.problem}`}>
      <Mark size={14} stroke={1.8} aria-hidden="true" className={isWarning ? 'tb-warning' : 'tb-faint'} />
      <span className="tb-visually-hidden">{isWarning ? 'Warning' : 'Note'}</span>
      <div>
        <p className="tb-break tb-quiet">
          <button
            type="button"
            className={`tb-plain tb-strong tb-ink ${classes.label}`}
            aria-label={name}
            aria-describedby={id}
            onClick={() => goTo(target)}
          >
            {label}
          </button>{' '}
          <span id={id}>{sentence.startsWith(label) ? sentence.slice(label.length).trim() : sentence}</span>
        </p>
        {fix && (
          <button
            type="button"
            className={`tb-link tb-strong tb-above-xs ${classes.fix}`}
            onClick={() => notifyError(fixProblem(problem), 'Nothing was changed')}
          >
            {fix.label}
          </button>
        )}
      </div>
    </li>
  );
}

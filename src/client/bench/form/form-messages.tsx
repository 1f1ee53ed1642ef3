/** Messages for what the form cannot show as a field: tweaks that reach no field, and invalid JSON. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { TweaksTextProblem } from '#flow/text/tweaks-text.ts';
import type { TweakReport } from '#run/report/tweak-report.ts';
import classes from './form-view.module.css';

export function FormBroken({
  problem,
  onGoToLine,
  last,
}: {
  problem: TweaksTextProblem;
  onGoToLine: (line: number) => void;
  /** The group that needs no valid JSON. */
  last: ReactNode;
}) {
  return (
    <section className="tb-scroll" aria-label="Tweak form" data-scrolls>
      <div className={`tb-quiet tb-column tb-gap-md tb-top ${classes.broken}`}>
        <h3 className="tb-heading tb-ink">The tweaks are not valid JSON</h3>
        <p>
          Line {problem.line}: {problem.message}. Fix the JSON to use the form.
        </p>
        <Button size="sm" onClick={() => onGoToLine(problem.line)}>
          Go to line {problem.line}
        </Button>
      </div>
      {last}
    </section>
  );
}

/** Renders nothing if every tweak reaches a field. */
export function FormOutside({
  report,
  onGoToLine,
}: {
  report: TweakReport | null;
  onGoToLine: (line: number) => void;
}) {
  const outside = report?.rows.filter(({ verdicts }) => !verdicts.some(({ target }) => target !== null)) ?? [];
  const line = outside[0]?.span?.line;
  if (outside.length === 0 || line === undefined) return null;
  const count = outside.length === 1 ? 'One tweak reaches' : `${outside.length} tweaks reach`;
  return (
    <p className="tb-bar tb-sm tb-row tb-ignored-tint tb-inset-xs-sm tb-warning">
      {count} no field of this flow.
      <button type="button" className="tb-link tb-strong" onClick={() => onGoToLine(line)}>
        Go to line {line}
      </button>
    </p>
  );
}

/** One failed request: what happened, where, and what to do. */

import type { Run } from '#run/run.ts';
import type { RunError } from '#run/run-error.ts';
import classes from './run-error-view.module.css';

export interface RunErrorViewProps {
  error: RunError;
  run: Run;
}

export function RunErrorView({ error, run }: RunErrorViewProps) {
  return (
    <div className={classes.view} role="alert" aria-labelledby={`error-${run.id}`}>
      <h3 className={classes.title} id={`error-${run.id}`}>
        {error.kind}
      </h3>
    </div>
  );
}

/** The Results region: the views of the shown run, or what to do when nothing has run yet. */
import type { ReactNode } from 'react';
import classes from './results-pane.module.css';

export interface ResultsPaneProps {
  /** Buttons of the layout (maximise), put at the end of the pane's header. */
  actions?: ReactNode;
}

export function ResultsPane({ actions }: ResultsPaneProps) {
  return (
    <section className={classes.pane} aria-labelledby="results-title" id="results">
      <header className={classes.header}>
        <h2 className={classes.title} id="results-title">
          Results
        </h2>
        <div className={classes.actions}>{actions}</div>
      </header>
    </section>
  );
}

/** Keeps a failure of one pane inside it: the rest of the page, and what was typed, stay usable. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';
import classes from './panes.module.css';

export function PaneGuard({ children }: { children: ReactNode }) {
  return <ErrorBoundary FallbackComponent={PaneFailure}>{children}</ErrorBoundary>;
}

function PaneFailure({ error, resetErrorBoundary }: FallbackProps) {
  return (
    <div className={classes.failure} role="alert" aria-label="This pane stopped with an error">
      <h3 className={classes.failureTitle}>This pane stopped with an error</h3>
      <p className={classes.failureText}>{error instanceof Error ? error.message : String(error)}</p>
      <p className={classes.failureText}>Your request is kept in this browser.</p>
      <Button variant="default" onClick={resetErrorBoundary}>
        Show it again
      </Button>
    </div>
  );
}

/** Error boundary of a pane: the rest of the page, and what was typed, stay usable. */

import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';
import { errorMessage } from '#contract/error-message.ts';
import { requestSentence } from '#run/errors/request-failure.ts';
import { isMissingPart, MISSING_PART, RELOAD, WHY_MISSING } from '../../shell/ui/feedback/missing-part.ts';
import classes from './panes.module.css';

export interface PaneGuardProps {
  children: ReactNode;
  /** Closes the part, if it fills the page. */
  onLeave?: () => void;
}

export function PaneGuard({ children, onLeave }: PaneGuardProps) {
  return (
    <ErrorBoundary fallbackRender={(failure) => <PaneFailure {...failure} {...(onLeave && { onLeave })} />}>
      {children}
    </ErrorBoundary>
  );
}

function PaneFailure({ error, resetErrorBoundary, onLeave }: FallbackProps & Pick<PaneGuardProps, 'onLeave'>) {
  const leave = onLeave && { onLeave };
  if (isMissingPart(error)) {
    const reason = requestSentence(WHY_MISSING);
    return <Failure title={MISSING_PART} reason={reason} label={RELOAD.label} act={RELOAD.run} {...leave} />;
  }
  return (
    <Failure
      {...leave}
      title="This pane stopped with an error"
      reason={errorMessage(error)}
      label="Show it again"
      act={resetErrorBoundary}
    />
  );
}

/** Error boundary of the page, without which it would be blank after an error outside the panes. */
export function PageGuard({ children }: { children: ReactNode }) {
  return <ErrorBoundary FallbackComponent={PageFailure}>{children}</ErrorBoundary>;
}

function PageFailure({ error }: FallbackProps) {
  const reason = errorMessage(error);
  return <Failure title="The page stopped with an error" reason={reason} label={RELOAD.label} act={RELOAD.run} />;
}

interface FailureProps extends Pick<PaneGuardProps, 'onLeave'> {
  title: string;
  reason: string;
  label: string;
  act: () => void;
}

function Failure({ title, reason, label, act, onLeave }: FailureProps) {
  return (
    <div className={`tb-surface tb-gap-sm tb-stack tb-start ${classes.failure}`} role="alert" aria-label={title}>
      <h3 className={classes.failureTitle}>{title}</h3>
      <p className="tb-lg tb-quiet">{reason}</p>
      <p className="tb-lg tb-quiet">Your request is kept in this browser.</p>
      <div className="tb-row">
        <Button onClick={act}>{label}</Button>
        {onLeave && <Button onClick={onLeave}>Leave</Button>}
      </div>
    </div>
  );
}

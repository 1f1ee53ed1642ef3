/** Around what is loaded when it is opened over the page: when it does not come or fails, it is closed, and a notice says why. */
import { type ReactNode, Suspense } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { isMissingPart, MISSING_PART, RELOAD } from './missing-part.ts';
import { notify } from './notify.ts';

export interface OverlayGuardProps {
  onClose: () => void;
  /** While it is being loaded. */
  fallback?: ReactNode;
  children: ReactNode;
}

/** Must be gone once it is closed. */
export function OverlayGuard({ onClose, fallback = null, children }: OverlayGuardProps) {
  return (
    <ErrorBoundary
      fallback={null}
      onError={(error) => {
        notify(failureNotice(error));
        onClose();
      }}
    >
      <Suspense fallback={fallback}>{children}</Suspense>
    </ErrorBoundary>
  );
}

function failureNotice(error: unknown) {
  if (isMissingPart(error)) return { message: `${MISSING_PART}: the server does not answer.`, action: RELOAD };
  return { message: `It was closed by an error: ${error instanceof Error ? error.message : String(error)}` };
}

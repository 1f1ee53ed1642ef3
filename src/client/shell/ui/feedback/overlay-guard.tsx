/** Error boundaries for lazy parts: a part that cannot be loaded or fails is left out, and a notice says why. */

import { type ReactNode, Suspense } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { errorMessage } from '#contract/error-message.ts';
import { isMissingPart, MISSING_PART, RELOAD, WHY_MISSING } from './missing-part.ts';
import { notify } from './notify.ts';

export interface OverlayGuardProps {
  onClose: () => void;
  /** While it is being loaded. */
  fallback?: ReactNode;
  children: ReactNode;
}

/** For a dialog or menu. Has to be unmounted when it is closed. */
export function OverlayGuard({ onClose, fallback = null, children }: OverlayGuardProps) {
  return (
    <ErrorBoundary
      fallback={null}
      onError={(error) => {
        notify(failureNotice(error, 'It was closed by an error'));
        onClose();
      }}
    >
      <Suspense fallback={fallback}>{children}</Suspense>
    </ErrorBoundary>
  );
}

/** For a lazy part that its pane works without. */
export function PartGuard({ children }: { children: ReactNode }) {
  return (
    <ErrorBoundary
      fallback={null}
      onError={(error) => notify(failureNotice(error, 'A part of the page stopped with an error'))}
    >
      <Suspense>{children}</Suspense>
    </ErrorBoundary>
  );
}

function failureNotice(error: unknown, otherwise: string) {
  if (isMissingPart(error)) return { message: `${MISSING_PART}: ${WHY_MISSING}.`, action: RELOAD };
  return { message: `${otherwise}: ${errorMessage(error)}` };
}

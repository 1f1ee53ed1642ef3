/** The panel of what will be sent, over the panes while it is open. On a narrow screen it is a page, which what is shown meanwhile closes. */
import { useEffect, useRef } from 'react';
import { useShownRunId } from '../shell/navigation/use-url-key.ts';
import { useUiState } from '../shell/state/ui-state.ts';
import { useUiRequest } from '../shell/state/use-ui-request.ts';
import { lazyOverlay } from '../shell/ui/feedback/lazy-overlay.tsx';

const PlanPanel = lazyOverlay(async () => (await import('../bench/request-plan/plan-panel.tsx')).PlanPanel);

const close = () => useUiState.setState({ isPlanShown: false });

export function PlanPart({ isNarrow }: { isNarrow: boolean }) {
  const isShown = useUiState(({ isPlanShown }) => isPlanShown);
  const runId = useShownRunId();
  const before = useRef(runId);
  useUiRequest(
    'focus',
    () => useUiState.setState({ isPlanShown: true }),
    ({ kind }) => kind === 'plan',
  );
  useEffect(() => {
    if (before.current !== runId && isNarrow) close();
    before.current = runId;
  }, [runId, isNarrow]);
  return isShown ? <PlanPanel onClose={close} /> : null;
}

/** The workspace Tests: the suites and their editor, or the results of one suite. Loaded when it is opened. */
import { lazy, useEffect, useRef } from 'react';
import { useConnection } from '../shell/api/connection-provider.tsx';
import { useNavigate } from '../shell/navigation/navigate.tsx';
import { useAreVotesChosen, useTestsRoute } from '../shell/navigation/use-tests-route.ts';
import { useFlowId } from '../shell/navigation/use-url-key.ts';
import { sendUiRequest } from '../shell/state/send-ui-request.ts';
import { useSuites } from '../tests/runs/use-suites.ts';

const SuitesView = lazy(async () => ({ default: (await import('../tests/suites-view.tsx')).SuitesView }));
const TestsView = lazy(async () => ({ default: (await import('../tests/tests-view.tsx')).TestsView }));

export function TestsMode() {
  const { suite, isEditing } = useTestsRoute();
  useFlowOfSuite(suite);
  const areResults = suite !== null && !isEditing;
  useKeepFocus(`${areResults} ${suite} ${useAreVotesChosen()}`);
  return areResults ? <TestsView /> : <SuitesView />;
}

/** The heading takes the focus if the element that had it was removed with the former content. */
function useKeepFocus(shown: string): void {
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    sendUiRequest('focus', { kind: 'title', of: 'tests', ifLost: true });
  }, [shown]);
}

/** A suite belongs to a flow: opening one of another flow of this server opens that flow. */
function useFlowOfSuite(suite: string | null): void {
  const flowId = useFlowId();
  const { connection } = useConnection();
  const { setFlowId } = useNavigate();
  const { suites } = useSuites();
  const entry = suites.find((one) => one.entry.id === suite)?.entry;
  const wanted = entry && entry.address === (connection.address ?? null) ? entry.flow.id : null;
  useEffect(() => {
    if (wanted !== null && flowId !== null && flowId !== wanted) setFlowId(wanted, { history: 'replace' });
  }, [wanted, flowId, setFlowId]);
}

/** The workspace of the bench: request, tweaks and results, as panes or, on a narrow screen, behind tabs. */
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { PlanLine } from '../features/request-form/plan-line.tsx';
import { RequestPane } from '../features/request-form/request-pane.tsx';
import { ResultsPane } from '../features/results/results-pane.tsx';
import { SessionsButton } from '../features/sessions/sessions-button.tsx';
import { TweaksPane } from '../features/tweaks/tweaks-pane.tsx';
import { goTo } from '../navigation/go-to.ts';
import { useNavigate } from '../navigation/navigate.tsx';
import { useShownRunId } from '../navigation/use-url-key.ts';
import { useUiRequest } from '../state/use-ui-request.ts';
import { whenPageOpen } from '../ui/browser/page-open.ts';
import { PartGuard } from '../ui/feedback/overlay-guard.tsx';
import { NarrowPanes } from './panes/narrow-panes.tsx';
import { PaneGuard } from './panes/pane-guard.tsx';
import { RequestMark, RequestSummary, TweaksChip, TweaksMark, TweaksSummary } from './panes/pane-summaries.tsx';
import { WidePanes } from './panes/wide-panes.tsx';
import { RunButton } from './run/run-button.tsx';
import classes from './workbench.module.css';

const RequestPlanView = lazy(async () => ({
  default: (await import('../features/request-plan/request-plan-view.tsx')).RequestPlanView,
}));
const AttachToInput = lazy(async () => {
  await whenPageOpen();
  return { default: (await import('../blocks/attach/attach-to-input.tsx')).AttachToInput };
});
const renderInputFiles = (index: number) => (
  <PartGuard>
    <AttachToInput index={index} />
  </PartGuard>
);
const GraphView = lazy(async () => ({ default: (await import('../features/graph/graph-view.tsx')).GraphView }));
const FormView = lazy(async () => ({ default: (await import('../features/form/form-view.tsx')).FormView }));
const renderForm = (onHistory: (direction: 'undo' | 'redo') => boolean) => (
  <PaneGuard>
    <Suspense fallback={null}>
      <FormView onHistory={onHistory} />
    </Suspense>
  </PaneGuard>
);
const FlowMap = lazy(async () => ({ default: (await import('../features/graph/canvas/flow-map.tsx')).FlowMap }));
const renderMap = (index: FlowIndex) => (
  <PartGuard>
    <FlowMap index={index} />
  </PartGuard>
);
const renderPlan = () => (
  <PaneGuard>
    <Suspense fallback={null}>
      <RequestPlanView />
    </Suspense>
  </PaneGuard>
);
const showPlan = () => goTo({ kind: 'plan' });
const loadErrorView = async () => (await import('../features/errors/run-error-view.tsx')).RunErrorView;

export interface BenchPanesProps {
  isNarrow: boolean;
  isCompact: boolean;
  /** A tab on a narrow screen; on a wide one it is below the workspace of every mode. */
  history: ReactNode;
}

export function BenchPanes({ isNarrow, isCompact, history }: BenchPanesProps) {
  const shownRunId = useShownRunId();
  const { setTweakView, openGraph } = useNavigate();
  const [graphTarget, setGraphTarget] = useState<string | null>(null);
  // Fields are inside the panes, so they handle requests first. A request without a field is dropped: an input may have been removed.
  useUiRequest(
    'focus',
    (target) => {
      if (target.kind === 'plan') setTweakView('plan');
      else if (target.kind === 'graph') {
        setGraphTarget(target.component);
        openGraph(target.component);
      }
    },
    ({ kind }) => kind !== 'flow',
  );
  const leaveTarget = useCallback(() => setGraphTarget(null), []);
  const renderGraph = useCallback(
    () => (
      <PaneGuard>
        <Suspense fallback={null}>
          <GraphView target={graphTarget} onArrived={leaveTarget} />
        </Suspense>
      </PaneGuard>
    ),
    [graphTarget, leaveTarget],
  );
  const renderRequest = (actions: ReactNode) => (
    <PaneGuard>
      <RequestPane
        actions={actions}
        onShowPlan={showPlan}
        sessionTools={<SessionsButton />}
        renderInputFiles={renderInputFiles}
        foldsOptions={isNarrow}
      />
    </PaneGuard>
  );
  const renderTweaks = (actions: ReactNode) => (
    <PaneGuard>
      <TweaksPane
        actions={actions}
        renderForm={renderForm}
        renderGraph={renderGraph}
        renderMap={renderMap}
        renderPlan={renderPlan}
      />
    </PaneGuard>
  );
  const renderResults = (actions: ReactNode) => (
    <PaneGuard>
      <ResultsPane actions={actions} loadErrorView={loadErrorView} />
    </PaneGuard>
  );
  if (isNarrow) {
    return (
      <NarrowPanes
        requestMark={<RequestMark />}
        tweaksMark={<TweaksMark />}
        request={renderRequest(null)}
        tweaks={renderTweaks(null)}
        results={renderResults(null)}
        history={history}
        runId={shownRunId}
        footer={
          <>
            <div className={classes.plan}>
              <PlanLine />
              <TweaksChip />
            </div>
            <RunButton isLarge />
          </>
        }
      />
    );
  }
  return (
    <WidePanes
      isCompact={isCompact}
      requestSummary={<RequestSummary />}
      tweaksSummary={<TweaksSummary />}
      renderRequest={renderRequest}
      renderTweaks={renderTweaks}
      renderResults={renderResults}
    />
  );
}

/** The workspace of the bench: request, tweaks and results, as panes or, on a narrow screen, behind tabs. */
import { memo, type ReactNode } from 'react';
import { PlanLine } from '../bench/request-form/plan-line.tsx';
import { RequestPane } from '../bench/request-form/request-pane.tsx';
import { ResultsPane } from '../bench/results/results-pane.tsx';
import { SessionsButton } from '../bench/sessions/sessions-button.tsx';
import { useShownRunId } from '../shell/navigation/use-url-key.ts';
import type { PageTarget } from '../shell/state/ui-state.ts';
import { useUiRequest } from '../shell/state/use-ui-request.ts';
import { NarrowPanes, type NarrowPanesProps } from './panes/narrow-panes.tsx';
import { PaneGuard } from './panes/pane-guard.tsx';
import { RequestMark, RequestSummary, TweaksChip, TweaksMark, TweaksSummary } from './panes/pane-summaries.tsx';
import { WidePanes } from './panes/wide-panes.tsx';
import { RunButton } from './run/run-button.tsx';
import { TweaksPart } from './tweaks-part.tsx';
import classes from './workbench.module.css';

/** Targets whose parts are always on the page, or being loaded. */
const ALWAYS_TAKEN: readonly PageTarget['kind'][] = ['flow', 'tweaks', 'graph', 'variables', 'pane', 'title', 'plan'];

export interface BenchPanesProps {
  isNarrow: boolean;
  isCompact: boolean;
  /** A tab on a narrow screen; on a wide one it is below the workspace of every mode. */
  history: ReactNode;
}

/** Rendered when the layout changes; each pane reads what it shows. */
export const BenchPanes = memo(function BenchPanes({ isNarrow, isCompact, history }: BenchPanesProps) {
  // Fields are inside the panes, so they handle requests first. A request without a field is dropped: an input may have been removed.
  useUiRequest(
    'focus',
    () => undefined,
    ({ kind }) => !ALWAYS_TAKEN.includes(kind),
  );
  const renderRequest = (actions: ReactNode) => (
    <PaneGuard>
      <RequestPane actions={actions} sessionTools={<SessionsButton />} foldsOptions={isNarrow} />
    </PaneGuard>
  );
  const renderTweaks = (actions: ReactNode) => (
    <PaneGuard>
      <TweaksPart actions={actions} hasVariables />
    </PaneGuard>
  );
  const renderResults = (actions: ReactNode) => (
    <PaneGuard>
      <ResultsPane actions={actions} />
    </PaneGuard>
  );
  if (isNarrow) {
    return (
      <NarrowPanesOfRun
        requestMark={<RequestMark />}
        tweaksMark={<TweaksMark />}
        request={renderRequest(null)}
        tweaks={renderTweaks(null)}
        results={renderResults(null)}
        history={history}
        footer={
          <>
            <div className={`tb-shrink tb-gap-2xs tb-stack ${classes.plan}`}>
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
});

function NarrowPanesOfRun(props: Omit<NarrowPanesProps, 'runId'>) {
  return <NarrowPanes {...props} runId={useShownRunId()} />;
}

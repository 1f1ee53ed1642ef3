/** The Tweaks pane with its views, for the draft that it is in: the bench's, or that of a dialog. */
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { useTweaksTargets } from '../bench/draft/use-tweaks-targets.ts';
import { TweaksPane, type TweaksPaneProps, type TweakViews } from '../bench/tweaks/tweaks-pane.tsx';
import { useNavigate } from '../shell/navigation/navigate.tsx';
import { useUiState } from '../shell/state/ui-state.ts';
import { PartGuard } from '../shell/ui/feedback/overlay-guard.tsx';
import { PaneGuard } from './panes/pane-guard.tsx';

const GraphView = lazy(async () => ({ default: (await import('../bench/graph/graph-view.tsx')).GraphView }));
const FormView = lazy(async () => ({ default: (await import('../bench/form/form-view.tsx')).FormView }));
const FlowMap = lazy(async () => ({ default: (await import('../bench/graph/canvas/flow-map.tsx')).FlowMap }));

const guarded = (view: ReactNode) => (
  <PaneGuard>
    <Suspense>{view}</Suspense>
  </PaneGuard>
);
const renderMap = (index: FlowIndex) => (
  <PartGuard>
    <FlowMap index={index} />
  </PartGuard>
);

interface TweaksPartProps extends Pick<TweaksPaneProps, 'actions'> {
  /** Views that only the bench has. */
  more?: { variables: ReactNode; plan: ReactNode };
}

export function TweaksPart({ actions, more }: TweaksPartProps) {
  const { isHere } = useTweaksTargets();
  const { openGraph } = useNavigate();
  // This only opens the graph, which handles the request itself once it is drawn.
  const requested = useUiState(({ requests: { focus } }) => (isHere(focus) && focus.kind === 'graph' ? focus : null));
  useEffect(() => {
    if (requested !== null) openGraph(requested.component);
  }, [requested, openGraph]);
  const views: TweakViews = {
    form: (history) => guarded(<FormView onHistory={history} />),
    graph: () => guarded(<GraphView />),
    ...(more && { variables: () => guarded(more.variables), plan: () => guarded(more.plan) }),
  };
  return <TweaksPane actions={actions} views={views} renderMap={renderMap} />;
}

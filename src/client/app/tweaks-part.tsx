/** The Tweaks pane with its views, for the draft that it is in: the bench's, or that of a dialog. */
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { useTweaksTargets } from '../bench/draft/use-tweaks-targets.ts';
import type { FormViewProps } from '../bench/form/form-view.tsx';
import { TweaksPane, type TweaksPaneProps, type TweakViews } from '../bench/tweaks/tweaks-pane.tsx';
import { useNavigate } from '../shell/navigation/navigate.tsx';
import { useUiState } from '../shell/state/ui-state.ts';
import { PartGuard } from '../shell/ui/feedback/overlay-guard.tsx';
import { PaneGuard } from './panes/pane-guard.tsx';

const GraphView = lazy(async () => ({ default: (await import('../bench/graph/graph-view.tsx')).GraphView }));
const FormView = lazy(async () => ({ default: (await import('../bench/form/form-view.tsx')).FormView }));
const VariablesGroup = lazy(async () => ({
  default: (await import('../bench/variables/variables-group.tsx')).VariablesGroup,
}));
const FlowMap = lazy(async () => ({ default: (await import('../bench/graph/canvas/flow-map.tsx')).FlowMap }));

const guarded = (view: ReactNode) => (
  <PaneGuard>
    <Suspense>{view}</Suspense>
  </PaneGuard>
);
const renderVariables: FormViewProps['renderLast'] = (view) => (
  <PartGuard>
    <VariablesGroup {...view} />
  </PartGuard>
);
const renderMap = (index: FlowIndex) => (
  <PartGuard>
    <FlowMap index={index} />
  </PartGuard>
);

interface TweaksPartProps extends Pick<TweaksPaneProps, 'actions'> {
  /** Whether the form ends with the variables of the run, which only the bench has. */
  hasVariables?: boolean;
}

export function TweaksPart({ actions, hasVariables = false }: TweaksPartProps) {
  const { isHere } = useTweaksTargets();
  const { openGraph, setTweakView } = useNavigate();
  // This only opens the graph, which handles the request itself once it is drawn.
  const requested = useUiState(({ requests: { focus } }) => (isHere(focus) && focus.kind === 'graph' ? focus : null));
  useEffect(() => {
    if (requested !== null) openGraph(requested.component);
  }, [requested, openGraph]);
  const areVariablesAsked = useUiState(({ requests }) => hasVariables && requests.focus?.kind === 'variables');
  useEffect(() => {
    if (areVariablesAsked) setTweakView('form');
  }, [areVariablesAsked, setTweakView]);
  const views: TweakViews = {
    form: (history) =>
      guarded(<FormView onHistory={history} renderLast={hasVariables ? renderVariables : undefined} />),
    graph: () => guarded(<GraphView />),
  };
  return <TweaksPane actions={actions} views={views} renderMap={renderMap} />;
}

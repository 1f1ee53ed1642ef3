/** The deep link: read and changed through the URL, so that a link, a reload, Back and Forward all work. */
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import {
  MOST_COMPARED,
  navigationParsers,
  type PageMode,
  type ResultView,
  type TweakView,
} from './navigation-state.ts';

/** `replace` for what the page does on its own; `push` (the default) for what a person did, so that Back undoes it. */
export interface NavigationOptions {
  history?: 'push' | 'replace';
}

export interface Navigation {
  /** Id or endpoint name; null until a flow is chosen. */
  flowId: string | null;
  /** Another flow also closes the shown run. */
  setFlowId: (flowId: string | null, options?: NavigationOptions) => void;
  mode: PageMode;
  setMode: (mode: PageMode) => void;
  /** From 1. */
  question: number;
  setQuestion: (question: number) => void;
  /** Ids of the runs that are picked for Compare, as A, B and C; the same list for as long as they are the same. */
  comparedIds: readonly string[];
  /** With `mode` it goes there too, in one step. */
  setComparedIds: (ids: readonly string[], options?: NavigationOptions & { mode?: PageMode }) => void;
  shownRunId: string | null;
  /** Goes where it is seen: to the bench unless `mode` says otherwise; null stays. */
  showRun: (runId: string | null, options?: NavigationOptions & { mode?: PageMode | null }) => void;
  resultView: ResultView;
  setResultView: (view: ResultView) => void;
  tweakView: TweakView;
  setTweakView: (view: TweakView) => void;
  /** Id of the component that is selected on the graph; null for none. */
  component: string | null;
  selectComponent: (component: string | null) => void;
  /** Opens the graph with this component selected. */
  openGraph: (component: string) => void;
}

export function useNavigation(): Navigation {
  const [state, setState] = useQueryStates(navigationParsers, { history: 'push' });
  const { flow, mode, question, run, runs, view, tweaks, component } = state;
  const comparedIds = useMemo(() => [...new Set(runs.split('.').filter(Boolean))].slice(0, MOST_COMPARED), [runs]);
  return useMemo(
    () => ({
      flowId: flow,
      setFlowId: (next, options) =>
        void setState({ flow: next, run: null, component: null }, { history: options?.history ?? 'push' }),
      mode,
      setMode: (next) => void setState({ mode: next, question: null }),
      question,
      setQuestion: (next) => void setState({ question: next }, { history: 'replace' }),
      comparedIds,
      setComparedIds: (ids, options) =>
        void setState(
          { runs: ids.slice(0, MOST_COMPARED).join('.'), ...(options?.mode !== undefined && { mode: options.mode }) },
          { history: options?.history ?? 'push' },
        ),
      shownRunId: run,
      showRun: (next, { mode: to = 'bench', history = 'push' } = {}) =>
        void setState(next === null || to === null ? { run: next } : { run: next, mode: to }, { history }),
      resultView: view,
      setResultView: (next) => void setState({ view: next }),
      tweakView: tweaks,
      setTweakView: (next) => void setState({ tweaks: next }),
      component,
      selectComponent: (next) => void setState({ component: next }, { history: 'replace' }),
      openGraph: (next) => void setState({ tweaks: 'graph', component: next }),
    }),
    [flow, mode, question, run, comparedIds, view, tweaks, component, setState],
  );
}

/** The ways to change what the URL says, the same for as long as the page is open: who goes somewhere need not be drawn again. */
import { useQueryStates } from 'nuqs';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
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

export interface Navigate {
  /** Another flow also closes the shown run. */
  setFlowId: (flowId: string | null, options?: NavigationOptions) => void;
  setMode: (mode: PageMode) => void;
  setQuestion: (question: number) => void;
  /** With `mode` it goes there too, in one step. */
  setComparedIds: (ids: readonly string[], options?: NavigationOptions & { mode?: PageMode }) => void;
  /** Goes where it is seen: to the bench unless `mode` says otherwise; null stays. */
  showRun: (runId: string | null, options?: NavigationOptions & { mode?: PageMode | null }) => void;
  setResultView: (view: ResultView) => void;
  setTweakView: (view: TweakView) => void;
  selectComponent: (component: string | null) => void;
  /** Opens the graph with this component selected. */
  openGraph: (component: string) => void;
}

const NavigateContext = createContext<Navigate | null>(null);

export function NavigateProvider({ children }: { children: ReactNode }) {
  const [, setState] = useQueryStates(navigationParsers, { history: 'push' });
  const navigate = useMemo<Navigate>(
    () => ({
      setFlowId: (flow, options) =>
        void setState({ flow, run: null, component: null }, { history: options?.history ?? 'push' }),
      setMode: (mode) => void setState({ mode, question: null }),
      setQuestion: (question) => void setState({ question }, { history: 'replace' }),
      setComparedIds: (ids, options) =>
        void setState(
          { runs: ids.slice(0, MOST_COMPARED).join('.'), ...(options?.mode !== undefined && { mode: options.mode }) },
          { history: options?.history ?? 'push' },
        ),
      showRun: (run, { mode = 'bench', history = 'push' } = {}) =>
        void setState(run === null || mode === null ? { run } : { run, mode }, { history }),
      setResultView: (view) => void setState({ view }),
      setTweakView: (tweaks) => void setState({ tweaks }),
      selectComponent: (component) => void setState({ component }, { history: 'replace' }),
      openGraph: (component) => void setState({ tweaks: 'graph', component }),
    }),
    [setState],
  );
  return <NavigateContext value={navigate}>{children}</NavigateContext>;
}

export function useNavigate(): Navigate {
  const navigate = useContext(NavigateContext);
  if (navigate === null) throw new Error('useNavigate needs a NavigateProvider around it');
  return navigate;
}

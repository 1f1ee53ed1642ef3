/** Reads the URL for the page (`use-url-key.ts`) and changes it. The functions are stable, so using one causes no render. */
import { useQueryStates } from 'nuqs';
import { type Context, createContext, createElement, type ReactNode, useContext, useMemo } from 'react';
import type { Pair } from '#run/compare/run-pair.ts';
import { useUiState } from '../state/ui-state.ts';
import {
  isWholePage,
  type NavigationState,
  navigationParsers,
  type PageMode,
  type ResultView,
  type TestsRoute,
  type TweakView,
} from './navigation-state.ts';
import { urlContexts } from './use-url-key.ts';

/** `replace` for what the page does by itself; `push` (the default) for what a person did, so that Back undoes it. */
export interface NavigationOptions {
  history?: 'push' | 'replace';
}

export interface Navigate {
  /** Also closes the shown run, and the open suite and Compare unless the page itself chose the flow. */
  setFlowId: (flowId: string | null, options?: NavigationOptions) => void;
  /** Closes Compare, except on the way to and from what replaces the whole page. */
  setMode: (mode: PageMode) => void;
  setQuestion: (question: number) => void;
  /**
   * Opens Compare over the workspace, which it first shows again if something replaces the whole page, at the first input;
   * `replace` stays at the compared one.
   */
  openCompare: (runs: Pair<string>, options?: NavigationOptions) => void;
  closeCompare: () => void;
  /** From 1. */
  setComparedInput: (input: number) => void;
  /** Also switches to `mode`, by default the bench, and closes Compare, so that the view is visible; null keeps both. */
  showRun: (runId: string | null, options?: NavigationOptions & { mode?: PageMode | null }) => void;
  /** Opens a vote; null leaves it for another mode. */
  showVote: (vote: string | null, mode?: PageMode) => void;
  setResultView: (view: ResultView) => void;
  setTweakView: (view: TweakView) => void;
  /** On the graph and in Inside, there with one of its calls. */
  selectComponent: (component: string | null, call?: string | null) => void;
  /** From 1. */
  setInsideInput: (input: number) => void;
  /** Opens Inside at a component of an input, from 1. */
  lookInside: (input: number, component: string) => void;
  /** Opens the graph with this component selected. */
  openGraph: (component: string) => void;
  /**
   * What is absent stays. Another suite closes the votes, result and cell, another result the cell. Also switches to
   * Tests, and closes Compare unless the page itself opens it.
   */
  openTests: (route: Partial<TestsRoute>, options?: NavigationOptions) => void;
  /** Shows all votes in Tests, in place of a suite. */
  openVotes: () => void;
}

/** A suite belongs to a flow, and an open one would open its flow again. */
const NO_SUITE = { suite: null, result: null, cell: null, edit: null };

const NO_COMPARISON = { runs: null, input: null };

export const NavigateContext = createContext<Navigate | null>(null);

export function NavigateProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useQueryStates(navigationParsers, { history: 'push' });
  const navigate = useMemo<Navigate>(
    () => ({
      setFlowId: (flow, { history = 'push' } = {}) =>
        void setState(
          {
            flow,
            run: null,
            component: null,
            call: null,
            inside: null,
            ...(history === 'push' && { ...NO_SUITE, ...NO_COMPARISON }),
          },
          { history },
        ),
      setMode: (mode) =>
        void setState((before) => ({
          mode,
          question: null,
          ...(!isWholePage(before.mode) && !isWholePage(mode) && NO_COMPARISON),
        })),
      setQuestion: (question) => void setState({ question }, { history: 'replace' }),
      openCompare: (runs, { history = 'push' } = {}) =>
        void setState(
          ({ mode }) => ({
            runs: runs.join('.'),
            ...(history === 'push' && { input: null }),
            mode: isWholePage(mode) ? 'bench' : mode,
          }),
          { history },
        ),
      closeCompare: () => void setState(NO_COMPARISON),
      setComparedInput: (input) => void setState({ input }, { history: 'replace' }),
      showRun: (run, { mode = 'bench', history = 'push' } = {}) => {
        if (run !== null && mode !== null) useUiState.setState(({ runsShown }) => ({ runsShown: runsShown + 1 }));
        void setState({ run, ...(run !== null && mode !== null && { mode, ...NO_COMPARISON }) }, { history });
      },
      showVote: (vote, mode = 'vote') => void setState({ vote, mode }),
      setResultView: (view) => void setState({ view }),
      setTweakView: (tweaks) => void setState({ tweaks }),
      selectComponent: (component, call = null) => void setState({ component, call }, { history: 'replace' }),
      setInsideInput: (inside) => void setState({ inside, call: null }, { history: 'replace' }),
      lookInside: (inside, component) => void setState({ view: 'inside', inside, component, call: null }),
      openGraph: (component) => void setState({ tweaks: 'graph', component, call: null }),
      openTests: ({ cell, isEditing, ...route }, { history = 'push' } = {}) =>
        void setState(
          {
            mode: 'tests',
            ...(history === 'push' && NO_COMPARISON),
            ...('suite' in route && { list: null, result: null, cell: null, edit: null }),
            ...('result' in route && { cell: null }),
            ...route,
            ...(cell !== undefined && { cell: cell && `${cell.case}.${cell.variant}` }),
            ...(isEditing !== undefined && { edit: isEditing ? 'true' : null }),
          },
          { history },
        ),
      openVotes: () => void setState({ mode: 'tests', list: 'votes', ...NO_SUITE, ...NO_COMPARISON }),
    }),
    [setState],
  );
  return (
    <NavigateContext value={navigate}>
      <UrlValues state={state}>{children}</UrlValues>
    </NavigateContext>
  );
}

/** What `use-url-key.ts` reads below it. What is absent stays. */
export function UrlValues({ state, children }: { state: Partial<NavigationState>; children: ReactNode }) {
  return Object.keys(state).reduce((inside, key) => {
    const name = key as keyof NavigationState;
    // Context and value belong to one key, which a type cannot say for all keys at once.
    const { Provider } = urlContexts[name] as Context<Partial<NavigationState>[typeof name]>;
    return createElement(Provider, { value: state[name] }, inside);
  }, children);
}

export function useNavigate(): Navigate {
  const navigate = useContext(NavigateContext);
  if (navigate === null) throw new Error('useNavigate needs a NavigateProvider around it');
  return navigate;
}

/**
 * One hook for each key of the URL: a component renders only when a key that it reads changes. Links, reload, Back and
 * Forward all work. To change the URL: `useNavigate`.
 */
import { type Context, createContext, useContext, useMemo } from 'react';
import type { Pair } from '#run/compare/run-pair.ts';
import {
  isWholePage,
  type NavigationState,
  navigationParsers,
  type PageMode,
  type ResultView,
  type ShownPart,
  type TweakView,
} from './navigation-state.ts';

/** Filled in one place, by `NavigateProvider`: a nuqs hook renders twice for each change, at once and when the URL follows. */
export const urlContexts: { [Key in keyof NavigationState]: Context<NavigationState[Key]> } = {
  flow: createContext<string | null>(null),
  mode: createContext(navigationParsers.mode.defaultValue),
  question: createContext(navigationParsers.question.defaultValue),
  run: createContext<string | null>(null),
  vote: createContext<string | null>(null),
  runs: createContext(navigationParsers.runs.defaultValue),
  input: createContext(navigationParsers.input.defaultValue),
  view: createContext(navigationParsers.view.defaultValue),
  tweaks: createContext(navigationParsers.tweaks.defaultValue),
  component: createContext<string | null>(null),
  call: createContext<string | null>(null),
  inside: createContext(navigationParsers.inside.defaultValue),
  suite: createContext<string | null>(null),
  result: createContext<string | null>(null),
  cell: createContext(navigationParsers.cell.defaultValue),
  edit: createContext(navigationParsers.edit.defaultValue),
  list: createContext(navigationParsers.list.defaultValue),
};

/** Id or endpoint name; null until a flow is chosen. */
export function useFlowId(): string | null {
  return useContext(urlContexts.flow);
}

export function useMode(): PageMode {
  return useContext(urlContexts.mode);
}

/** The question that is presented, from 1. */
export function useQuestionNumber(): number {
  return useContext(urlContexts.question);
}

/** Id of the open vote; null for none. */
export function useVoteId(): string | null {
  return useContext(urlContexts.vote);
}

export function useShownRunId(): string | null {
  return useContext(urlContexts.run);
}

/** Ids of the compared runs, A and B; null while Compare is closed. The same array until they change. */
export function useComparedIds(): Pair<string> | null {
  const runs = useContext(urlContexts.runs);
  return useMemo(() => {
    const [a, b] = new Set(runs.split('.').filter(Boolean));
    return a === undefined || b === undefined ? null : [a, b];
  }, [runs]);
}

export function useShownPart(): ShownPart {
  const mode = useMode();
  const isComparing = useComparedIds() !== null;
  return isComparing && !isWholePage(mode) ? 'compare' : mode;
}

/** The compared input, from 1. */
export function useComparedInput(): number {
  return useContext(urlContexts.input);
}

export function useResultView(): ResultView {
  return useContext(urlContexts.view);
}

export function useTweakView(): TweakView {
  return useContext(urlContexts.tweaks);
}

/** Id of the component that is selected on the graph and in Inside; null for none. */
export function useSelectedComponent(): string | null {
  return useContext(urlContexts.component);
}

/** Id of the call of that component that Inside shows; null for none. */
export function useSelectedCall(): string | null {
  return useContext(urlContexts.call);
}

/** The input that Inside shows, from 1. */
export function useInsideInput(): number {
  return useContext(urlContexts.inside);
}

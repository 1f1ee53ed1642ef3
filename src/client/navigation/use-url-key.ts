/**
 * What the URL says, a hook for each key: whoever reads one is drawn again when that one changes, and for no other. A link,
 * a reload, Back and Forward all work. To change them: `useNavigate`.
 */
import { useQueryState } from 'nuqs';
import { useMemo } from 'react';
import {
  MOST_COMPARED,
  navigationParsers,
  type PageMode,
  type ResultView,
  type TweakView,
} from './navigation-state.ts';

/** Id or endpoint name; null until a flow is chosen. */
export function useFlowId(): string | null {
  return useQueryState('flow', navigationParsers.flow)[0];
}

export function useMode(): PageMode {
  return useQueryState('mode', navigationParsers.mode)[0];
}

/** The question that is presented, from 1. */
export function useQuestionNumber(): number {
  return useQueryState('question', navigationParsers.question)[0];
}

export function useShownRunId(): string | null {
  return useQueryState('run', navigationParsers.run)[0];
}

/** Ids of the runs that are picked for Compare, as A, B and C; the same list for as long as they are the same. */
export function useComparedIds(): readonly string[] {
  const [runs] = useQueryState('runs', navigationParsers.runs);
  return useMemo(() => [...new Set(runs.split('.').filter(Boolean))].slice(0, MOST_COMPARED), [runs]);
}

export function useResultView(): ResultView {
  return useQueryState('view', navigationParsers.view)[0];
}

export function useTweakView(): TweakView {
  return useQueryState('tweaks', navigationParsers.tweaks)[0];
}

/** Id of the component that is selected on the graph; null for none. */
export function useSelectedComponent(): string | null {
  return useQueryState('component', navigationParsers.component)[0];
}

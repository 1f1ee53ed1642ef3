/** The difference that the graph and the form of this flow show; null if none is shown. */
import { useMemo } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { flowDifference } from '#run/compare/flow-difference.ts';
import { type FlowComparison, useUiState } from '../../../shell/state/ui-state.ts';

export function useFlowComparison(index: FlowIndex): ShownComparison | null {
  const comparison = useUiState(({ flowComparison }) => (flowComparison?.flowId === index.id ? flowComparison : null));
  return useMemo(() => comparison && shownComparison(comparison, index), [comparison, index]);
}

/** `now` is the flow as it is. */
export function shownComparison({ names, before, after }: Omit<FlowComparison, 'flowId'>, now: FlowIndex) {
  const [old, next] = [before ?? now, after ?? now];
  const difference = flowDifference(old, next);
  /** By component id. */
  const byId = new Map(difference.components.map((component) => [component.id, component]));
  /** Components of the two graphs that the flow does not have now, and their connections. */
  const absent = difference.components.flatMap(({ id }) => {
    const component = now.byId.has(id) ? undefined : (next.byId.get(id) ?? old.byId.get(id));
    return component ? [component] : [];
  });
  const ids = new Set(absent.map(({ id }) => id));
  const isThere = (id: string) => ids.has(id) || now.byId.has(id);
  const absentConnections = [...next.connections, ...old.connections].filter(
    ({ source, target }) => (ids.has(source) || ids.has(target)) && isThere(source) && isThere(target),
  );
  return { names, difference, byId, absent, absentConnections };
}

export type ShownComparison = ReturnType<typeof shownComparison>;

/** The difference that the graph and the form of this flow show; null if none is shown. */
import { useMemo } from 'react';
import type { FlowComponent, FlowConnection, FlowIndex } from '#flow/index/flow-index.ts';
import { type ComponentDifference, type FlowDifference, flowDifference } from '#run/compare/flow-difference.ts';
import { type FlowComparison, useUiState } from '../../state/ui-state.ts';

export interface ShownComparison {
  names: FlowComparison['names'];
  difference: FlowDifference;
  /** By component id. */
  byId: ReadonlyMap<string, ComponentDifference>;
  /** Components of the two graphs that the flow does not have now, and their connections. */
  absent: readonly FlowComponent[];
  absentConnections: readonly FlowConnection[];
}

export function useFlowComparison(index: FlowIndex): ShownComparison | null {
  const comparison = useUiState(({ flowComparison }) => (flowComparison?.flowId === index.id ? flowComparison : null));
  return useMemo(() => comparison && shownComparison(comparison, index), [comparison, index]);
}

/** `now` is the flow as it is. */
export function shownComparison(
  { names, before, after }: Omit<FlowComparison, 'flowId'>,
  now: FlowIndex,
): ShownComparison {
  const [old, next] = [before ?? now, after ?? now];
  const difference = flowDifference(old, next);
  const byId = new Map(difference.components.map((component) => [component.id, component]));
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

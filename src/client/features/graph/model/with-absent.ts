/** The flow with the components of the shown difference that it does not have now, for what draws and lists it. */
import type { FlowComponent, FlowConnection, FlowIndex } from '#flow/index/flow-index.ts';

export interface AbsentParts {
  absent: readonly FlowComponent[];
  absentConnections: readonly FlowConnection[];
}

export function withAbsent(index: FlowIndex, parts: AbsentParts | null): FlowIndex {
  if (parts === null || parts.absent.length === 0) return index;
  const absent = parts.absent.map((component, place) => ({ ...component, index: index.components.length + place }));
  return {
    ...index,
    components: [...index.components, ...absent],
    byId: new Map([...index.byId, ...absent.map((component) => [component.id, component] as const)]),
    connections: [...index.connections, ...parts.absentConnections],
  };
}

/** Finds which output method makes an output named in a flow. */
import type { FlowComponent } from '#flow/index/flow-index.ts';
import type { ComponentType, OutputMethod } from '../component-base/component.ts';

/**
 * The output of an edge: the one that it names; without a name, the selected one, else the first of the flow's
 * component, else the first of its type.
 */
export function outputMethodName(component: FlowComponent, name: string | null, type: ComponentType | null): string {
  if (name !== null) return name;
  const socket = component.sockets.find((candidate) => candidate.isSelected) ?? component.sockets[0];
  return socket?.name ?? Object.keys(type?.outputs ?? {})[0] ?? '';
}

/** The method for an output; a component with a single output uses it for any name (old exports use other names). */
export function outputMethod(type: ComponentType, name: string): OutputMethod | null {
  // A flow may use any name, even `constructor`.
  if (Object.hasOwn(type.outputs, name)) return type.outputs[name] ?? null;
  const methods = Object.values(type.outputs);
  return methods.length === 1 ? (methods[0] ?? null) : null;
}

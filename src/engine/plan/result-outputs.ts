/** Which of a component's output methods makes an output that a flow names. */
import type { FlowComponent } from '#flow/index/flow-index.ts';
import type { ComponentType, OutputMethod } from '../component-base/component.ts';

/**
 * The output that an edge without a name means: the selected one, else the first of the flow's component, else of its type.
 * With a name, that name.
 */
export function outputMethodName(component: FlowComponent, name: string | null, type: ComponentType | null): string {
  if (name !== null) return name;
  const socket = component.sockets.find((candidate) => candidate.isSelected) ?? component.sockets[0];
  return socket?.name ?? Object.keys(type?.outputs ?? {})[0] ?? '';
}

/** The method for an output; a component with a single output makes it under any name (old exports name it otherwise). */
export function outputMethod(type: ComponentType, name: string): OutputMethod | null {
  // A flow may name anything, `constructor` too.
  if (Object.hasOwn(type.outputs, name)) return type.outputs[name] ?? null;
  const methods = Object.values(type.outputs);
  return methods.length === 1 ? (methods[0] ?? null) : null;
}

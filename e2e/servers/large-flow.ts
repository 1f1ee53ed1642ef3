/** A flow of many components in layers, each connected to two of the previous layer. */
import { type DrawnComponent, drawnFlow } from './drawn-flow.ts';

const LAYER = 10;
const FIELDS = 6;

interface LargeFlowOptions {
  components: number;
  /** False for an export without positions. */
  hasPositions: boolean;
}

export function largeFlow({ components, hasPositions }: LargeFlowOptions): Record<string, unknown> {
  const nameOf = (index: number) => (index === 0 ? 'ChatInput-0' : `Part-${index}`);
  const parts = Array.from({ length: components }, (_, index): DrawnComponent => {
    const at = [Math.floor(index / LAYER) * 420, (index % LAYER) * 260] as const;
    const fields = Object.fromEntries(Array.from({ length: FIELDS }, (_, field) => [`field_${field}`, field]));
    return {
      id: nameOf(index),
      name: index === 0 ? 'Chat Input' : `Part ${index}`,
      ...(hasPositions && { at }),
      fields: { input_value: '', second: '', ...fields },
    };
  });
  const edges = parts.slice(LAYER).flatMap(({ id }, later) => {
    const other = Math.floor(later / LAYER) * LAYER + ((later + 1) % LAYER);
    return [`${nameOf(later)} -> ${id}.input_value`, `${nameOf(other)} -> ${id}.second`];
  });
  return drawnFlow(`${components} components`, parts, edges);
}

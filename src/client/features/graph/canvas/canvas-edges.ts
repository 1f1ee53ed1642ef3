/** The connections of the flow as edges: one for each pair of components, dotted if one end does not contribute to the answer. */
import type { Edge } from '@xyflow/react';
import type { FlowConnection } from '#flow/index/flow-index.ts';
import classes from './graph-canvas.module.css';

/** Hidden from screen readers, because the list of components describes the connections. */
const SILENT = { 'aria-hidden': true, 'aria-roledescription': undefined, role: 'presentation' };

export function canvasEdges(connections: readonly FlowConnection[], unreached: ReadonlySet<string>): Edge[] {
  const edges = new Map<string, Edge>();
  for (const { source, target } of connections) {
    const id = `${source} ${target}`;
    if (edges.has(id)) continue;
    const isFaint = unreached.has(source) || unreached.has(target);
    edges.set(id, {
      id,
      source,
      target,
      className: (isFaint ? classes.faint : classes.edge) ?? '',
      domAttributes: SILENT,
    });
  }
  return [...edges.values()];
}

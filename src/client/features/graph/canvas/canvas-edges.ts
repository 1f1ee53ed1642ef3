/** The connections of the flow as edges: one for each pair of components, dotted if one end does not contribute to the answer. */
import type { FlowConnection } from '#flow/index/flow-index.ts';
import { edgeBends } from '../model/edge-path.ts';
import type { Box, Direction } from '../model/graph-layout.ts';
import classes from './graph-canvas.module.css';
import type { RoutedEdgeData } from './routed-edge.tsx';

/** Hidden from screen readers, because the list of components describes the connections. */
const SILENT = { 'aria-hidden': true, 'aria-roledescription': undefined, role: 'presentation' };

export function canvasEdges(
  connections: readonly FlowConnection[],
  unreached: ReadonlySet<string>,
  boxes: ReadonlyMap<string, Box>,
  direction: Direction,
): RoutedEdgeData[] {
  const all = [...boxes.values()];
  const edges = new Map<string, RoutedEdgeData>();
  for (const { source, target } of connections) {
    const id = `${source} ${target}`;
    const [from, to] = [boxes.get(source), boxes.get(target)];
    if (edges.has(id) || !from || !to) continue;
    const isFaint = unreached.has(source) || unreached.has(target);
    edges.set(id, {
      id,
      type: 'routed',
      data: { bends: edgeBends(from, to, all, direction), direction },
      source,
      target,
      className: (isFaint ? classes.faint : classes.edge) ?? '',
      domAttributes: SILENT,
    });
  }
  return [...edges.values()];
}

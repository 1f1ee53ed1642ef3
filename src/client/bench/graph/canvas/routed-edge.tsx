/** A connection on the graph. */

import { BaseEdge, type Edge, type EdgeProps } from '@xyflow/react';
import type { FlowConnection } from '#flow/index/flow-index.ts';
import { edgeBends, edgePath } from '../model/edge-path.ts';
import type { Box, Direction, Point } from '../model/graph-layout.ts';
import classes from './graph-canvas.module.css';

export type RoutedEdgeData = Edge<{ bends: readonly Point[]; direction: Direction }, 'routed'>;

export function RoutedEdge({ id, sourceX, sourceY, targetX, targetY, data }: EdgeProps<RoutedEdgeData>) {
  const { bends = [], direction = 'down' } = data ?? {};
  const points = [{ x: sourceX, y: sourceY }, ...bends, { x: targetX, y: targetY }];
  return <BaseEdge id={id} path={edgePath(points, direction)} />;
}

/** Hidden from screen readers, because the list of components describes the connections. */
const SILENT = { 'aria-hidden': true, 'aria-roledescription': undefined, role: 'presentation' };

/** One edge for each pair of connected components, dotted if one end does not contribute to the answer. */
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

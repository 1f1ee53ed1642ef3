/** A connection on the graph. */
import { BaseEdge, type Edge, type EdgeProps } from '@xyflow/react';
import { edgePath } from '../model/edge-path.ts';
import type { Direction, Point } from '../model/graph-layout.ts';

export type RoutedEdgeData = Edge<{ bends: readonly Point[]; direction: Direction }, 'routed'>;

export function RoutedEdge({ id, sourceX, sourceY, targetX, targetY, data }: EdgeProps<RoutedEdgeData>) {
  const { bends = [], direction = 'down' } = data ?? {};
  const points = [{ x: sourceX, y: sourceY }, ...bends, { x: targetX, y: targetY }];
  return <BaseEdge id={id} path={edgePath(points, direction)} />;
}

/** Computes a layered layout. Takes about a second for 200 nodes, so the page runs it in a worker. */

import dagre from '@dagrejs/dagre';
import type { Direction, Point } from './graph-layout.ts';

export function layOut({ direction, nodes, edges, gap }: LayoutRequest): LayoutPoints {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: direction === 'right' ? 'LR' : 'TB', nodesep: gap.node, ranksep: gap.rank });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  for (const { source, target } of edges) if (source !== target) graph.setEdge(source, target);
  dagre.layout(graph);
  return new Map(
    nodes.map(({ id, width, height }) => {
      const { x = 0, y = 0 } = graph.node(id);
      return [id, { x: x - width / 2, y: y - height / 2 }];
    }),
  );
}

export interface LayoutRequest {
  direction: Direction;
  nodes: readonly { id: string; width: number; height: number }[];
  edges: readonly { source: string; target: string }[];
  gap: { node: number; rank: number };
}

/** Top left corners, by node id. */
export type LayoutPoints = ReadonlyMap<string, Point>;

/** What is asked of the layout, and what it answers. */
import type { Direction, Point } from './graph-layout.ts';

export interface LayoutRequest {
  direction: Direction;
  nodes: readonly { id: string; width: number; height: number }[];
  edges: readonly { source: string; target: string }[];
  gap: { node: number; rank: number };
}

/** Upper left corners, by node id. */
export type LayoutPoints = ReadonlyMap<string, Point>;

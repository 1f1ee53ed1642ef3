/** Request and response of the layout worker. */
import type { Direction, Point } from './graph-layout.ts';

export interface LayoutRequest {
  direction: Direction;
  nodes: readonly { id: string; width: number; height: number }[];
  edges: readonly { source: string; target: string }[];
  gap: { node: number; rank: number };
}

/** Top left corners, by node id. */
export type LayoutPoints = ReadonlyMap<string, Point>;

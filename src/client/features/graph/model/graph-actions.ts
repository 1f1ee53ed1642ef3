/** What nodes can ask of the graph that they are on. Keeps its identity, so that no node renders for it. */
import { createContext } from 'react';
import type { ArrowKey } from './neighbour.ts';

export interface GraphActions {
  /** Null: none. */
  select: (component: string | null) => void;
  /** Leads to a line of the tweaks, from 1. */
  goToLine: (line: number) => void;
  move: (from: string, key: ArrowKey) => void;
  /** The node that has the focus is the one that Tab comes back to. */
  focused: (component: string) => void;
}

const nothing = () => undefined;

export const GraphActionsContext = createContext<GraphActions>({
  select: nothing,
  goToLine: nothing,
  move: nothing,
  focused: nothing,
});

/** Actions of the graph for its nodes. Stable, so that nodes do not render. */
import { createContext } from 'react';
import type { ArrowKey } from './neighbour.ts';

export interface GraphActions {
  /** Null: none. */
  select: (component: string | null) => void;
  /** Goes to a line of the tweaks, from 1. */
  goToLine: (line: number) => void;
  move: (from: string, key: ArrowKey) => void;
  /** The focused node becomes the tab stop. */
  focused: (component: string) => void;
}

const nothing = () => undefined;

export const GraphActionsContext = createContext<GraphActions>({
  select: nothing,
  goToLine: nothing,
  move: nothing,
  focused: nothing,
});

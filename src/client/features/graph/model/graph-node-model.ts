/** What the graph shows of one component: pure data, so that equal data keeps its identity and draws nothing again. */
import type { ShownState } from '#flow/tweaks/shown-state.ts';

/**
 * `lost`: a tweak by a shared name that another component gets. `input`: a value of the request's inputs.
 * `plain`: the flow's own value. `fed`: what a connection brings.
 */
export type LineKind = ShownState | 'lost' | 'input' | 'plain' | 'fed';

/** One field on a node. */
export interface NodeLine {
  key: string;
  field: string;
  kind: LineKind;
  /** The field's name, with the line where the same field is there twice. */
  label: string;
  /** Struck or plain text before the arrow; null for lines without one. */
  before: string | null;
  /** What counts, or why nothing does. */
  after: string;
  /** Line in the editor, from 1; null for what is no tweak. */
  line: number | null;
  /** As a screen reader says it: `top_k 4 to 8`. */
  spoken: string;
}

export interface GraphNodeModel {
  id: string;
  name: string;
  type: string;
  isInput: boolean;
  isOutput: boolean;
  /** True where a connection ends at it, and where one begins. */
  isFed: boolean;
  isFeeding: boolean;
  /** Components inside a group; 0 for a plain component. */
  inside: number;
  /** The state that the node is marked with: the gravest of its tweaks. Null without one. */
  state: ShownState | null;
  /** The lines that are drawn. */
  lines: readonly NodeLine[];
  /** How many more there are. */
  more: number;
  /** One sentence on the input or output that does not reach it; null where all do that could. */
  notReached: string | null;
  /** True where it has no part in the answer at all; an input component that no input reaches has one by its own text. */
  isIdle: boolean;
  /** Accessible name: `Knowledge Search, applied: top_k 4 to 8`. */
  label: string;
  width: number;
  height: number;
}

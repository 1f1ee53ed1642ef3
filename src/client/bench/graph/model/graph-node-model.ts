/** What the graph shows of one component, as plain data, so that equal data can keep its identity and does not render. */
import { type ShownState, STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import type { ComponentDifference } from '#run/compare/flow-difference.ts';

/**
 * `lost`: a tweak by a shared name that applies to another component. `input`: a value of the request's inputs.
 * `plain`: the flow's own value. `fed`: a connected field. `differs`: the shown versions have different values.
 */
export type LineKind = ShownState | 'lost' | 'input' | 'plain' | 'fed' | 'differs';

/** False for what is no state of a tweak. */
export function isTweakLine(kind: LineKind): kind is ShownState {
  return Object.hasOwn(STATE_LABELS, kind);
}

/** The state that a line is marked with; undefined for what is no state of a tweak. */
export function lineState(kind: LineKind): ShownState | undefined {
  if (kind === 'lost') return 'ambiguous';
  return isTweakLine(kind) ? kind : undefined;
}

/** One field on a node. */
export interface NodeLine {
  key: string;
  field: string;
  kind: LineKind;
  /** The field's name, with the line number if the field occurs twice. */
  label: string;
  /** Text before the arrow; null for lines without an arrow. */
  before: string | null;
  /** The value that is used, or why the tweak has no effect. */
  after: string;
  /** Line in the editor, from 1; null if it is not a tweak. */
  line: number | null;
  /** For screen readers: `top_k 4 to 8`. */
  ariaText: string;
}

export interface GraphNodeModel {
  id: string;
  name: string;
  type: string;
  isInput: boolean;
  isOutput: boolean;
  /** Whether connections end and begin at it. */
  isFed: boolean;
  isFeeding: boolean;
  /** Components inside a group; 0 for a plain component. */
  inside: number;
  /** The mark of the node: the most serious state of its tweaks. Null without tweaks. */
  state: ShownState | null;
  /** What the shown difference of two versions did to it. */
  change: ComponentDifference['kind'] | null;
  /** The shown lines. */
  lines: readonly NodeLine[];
  /** How many more there are. */
  more: number;
  /** One sentence about the input or output that does not reach it; null if there is none. */
  notReached: string | null;
  /** True if it does not contribute to the answer at all. An input component without an input contributes its own text. */
  isIdle: boolean;
  /** Accessible name: `Knowledge Search, applied: top_k 4 to 8`. */
  label: string;
  width: number;
  height: number;
}

/** What a tweak leaf will do: the words shared by matcher, engine and page. */
import type { JsonValue } from '#contract/json.ts';
import type { TweakState } from '#contract/run-event.ts';

/** How a release treats tweaks that releases disagree on; see `tweak-rules.ts` for the table. */
export interface TweakRules {
  /** The release these rules were measured on, or the server's own when it is unknown and they are assumed. */
  release: string;
  isAssumed: boolean;
  /** A tweak on `code` and the like: 422 for the whole request (since 1.12), dropped silently (1.7 to 1.10), or taken (to 1.5). */
  protectedFields: 'refuse' | 'drop' | 'apply';
  /** Numbers and booleans at top level: taken, or a 422 (up to 1.7). */
  bareScalars: 'apply' | 'refuse';
  /** A plain text on a field that the flow fills from a global variable: taken as text, or as a variable's name (up to 1.7). */
  savedVariables: 'literal' | 'name';
  /** An object on a dict field: its new value, or (up to 1.7) merged into the field, so that only its `value` counts. */
  objectOnDict: 'value' | 'merge';
}

/**
 * One field of one component that a leaf aims at. `after` is what the component receives, wrappers undone and converted
 * to the field's type; null (with the problem `uses-default`) when it falls back to its built-in default.
 */
export interface TweakTarget {
  component: string;
  field: string;
  before: JsonValue;
  after: JsonValue;
}

/** Why a leaf has its state; the page turns each into one sentence. */
export type TweakReason =
  | { kind: 'matched-id' }
  | { kind: 'matched-name' }
  | { kind: 'matched-bare'; components: number }
  | { kind: 'same-as-flow' }
  | { kind: 'unknown-component'; suggestions: string[] }
  | { kind: 'unknown-field'; suggestions: string[] }
  | { kind: 'null-value' }
  | { kind: 'hidden-field' }
  /** The field takes connections only; its value is never read. */
  | { kind: 'handle-field' }
  | { kind: 'wrong-type-skipped'; expected: string }
  /** An object that neither holds a `value` nor changes anything else about the field. */
  | { kind: 'object-without-value' }
  | { kind: 'protected-refused' }
  | { kind: 'protected-dropped' }
  | { kind: 'invalid-top-level' }
  | { kind: 'connected'; source: string }
  | { kind: 'input-wins'; input: number }
  | { kind: 'bare-wins'; path: readonly string[] }
  | { kind: 'later-key-wins'; path: readonly string[] }
  | { kind: 'request-stream-wins' }
  | { kind: 'shared-name'; components: readonly string[]; winner: string };

/** Something that will go wrong, or is worth knowing, though the tweak has its state. */
export type TweakProblem =
  | { kind: 'wrong-type'; expected: string }
  | { kind: 'out-of-range'; min: number | null; max: number | null }
  | { kind: 'not-an-option'; options: JsonValue[] }
  | { kind: 'replaces-variable'; variable: string }
  /** The object switches `load_from_db` on: the component gets the value of this global variable. */
  | { kind: 'reads-variable'; variable: string }
  /** Any text but an empty one counts as true, "false" too. */
  | { kind: 'text-as-boolean' }
  /** The value is passed over; the component then uses its built-in default, not the flow's value. */
  | { kind: 'uses-default' }
  /** Of several inputs only these overwrite the field; for the others the tweak counts. */
  | { kind: 'input-wins-in'; inputs: readonly number[] };

/** One leaf in one component: a bare key that several components have gives one verdict each. */
export interface TweakVerdict {
  /** Keys from the top of the tweaks: [component, field], or [field] for a bare key. */
  path: readonly string[];
  value: JsonValue;
  match: 'id' | 'name' | 'bare' | null;
  state: TweakState;
  reason: TweakReason;
  target: TweakTarget | null;
  problems: readonly TweakProblem[];
}

/** Verdicts on tweaks, shared by matcher, engine and page. */
import type { JsonValue } from '#contract/json.ts';
import type { TweakState } from '#contract/run-event.ts';
import type { ChoiceProblem } from '../request/choice-problems.ts';
import type { TemplateProblem } from '../request/needed-fields.ts';
import type { SplitProblem } from '../request/split-sizes.ts';

/** How a release treats tweaks, where releases differ; see `tweak-rules.ts` for the table. */
export interface TweakRules {
  /** The release on which these rules were measured, or the server's release when they are assumed. */
  release: string;
  isAssumed: boolean;
  /** A tweak on `code` and similar fields: 422 for the request (since 1.12), silently dropped (1.7 to 1.10), or applied (to 1.5). */
  protectedFields: 'refuse' | 'drop' | 'apply';
  /** Numbers and booleans at the top level: applied, or a 422 (up to 1.7). */
  bareScalars: 'apply' | 'refuse';
  /** What plain text means for a field that the flow reads from a global variable: itself, or the name of a variable (up to 1.7). */
  savedVariables: 'literal' | 'name';
  /** An object for a dict field: its new value, or (up to 1.7) merged into the field, so that only its key `value` counts. */
  objectOnDict: 'value' | 'merge';
  /** A path outside the uploaded files: the component fails (since 1.12), or reads the file of the server. */
  localFiles: 'refuse' | 'read';
  /** What a server does with a frozen component: it may answer from an earlier result of it, or runs it like any other. */
  frozen: 'earlier-result' | 'runs';
  /**
   * Which models a field takes: those that the flow's export lists; or, on the embedded server, `demo` for the built-in model and
   * any name that the model server knows, if one is set up.
   */
  models: 'listed' | 'embedded' | 'demo';
}

/**
 * The field of a component that a leaf targets. `after` is the value that the component receives, unwrapped and converted
 * to the field's type. It is null when the component uses its built-in default (with the problem `uses-default`), and for a field
 * that gets the session of the run.
 */
export interface TweakTarget {
  component: string;
  field: string;
  before: JsonValue;
  after: JsonValue;
}

/** Why a leaf has its state; the page turns each reason into one sentence. */
export type TweakReason =
  | { kind: 'matched-id' }
  | { kind: 'matched-name' }
  | { kind: 'matched-bare'; components: number }
  | { kind: 'same-as-flow' }
  | { kind: 'unknown-component'; suggestions: string[] }
  | { kind: 'unknown-field'; suggestions: string[] }
  | { kind: 'null-value' }
  | { kind: 'hidden-field' }
  /** The tweaks hide the field (`show: false`), so its value is not read. */
  | { kind: 'hides-field' }
  /** The field is set by a connection only; its value is never read. */
  | { kind: 'handle-field' }
  | { kind: 'wrong-type-skipped'; expected: string }
  /** An object that neither has a `value` nor changes anything else about the field. */
  | { kind: 'object-without-value' }
  | { kind: 'protected-refused' }
  /** The flow belongs to another user of the server, which refuses the whole request. */
  | { kind: 'owner-only' }
  | { kind: 'protected-dropped' }
  | { kind: 'invalid-top-level' }
  | { kind: 'connected'; source: string }
  /** All inputs of the request replace the value; how many. 0 if it has none: empty text does. */
  | { kind: 'input-wins'; inputs: number }
  | { kind: 'bare-wins'; path: readonly string[] }
  | { kind: 'later-key-wins'; path: readonly string[] }
  /** The run itself sets `stream` and `session_id`, whatever the flow and the tweaks say. */
  | { kind: 'run-wins' }
  | { kind: 'shared-name'; components: readonly string[]; winner: string };

/** A problem or remark in addition to the state. */
export type TweakProblem =
  | { kind: 'wrong-type'; expected: string }
  /** The component gets no value for the field, and has no default for it. */
  | { kind: 'needed' }
  | TemplateProblem
  | ChoiceProblem
  | SplitProblem
  | { kind: 'out-of-range'; min: number | null; max: number | null }
  | { kind: 'not-an-option'; options: JsonValue[] }
  | { kind: 'replaces-variable'; variable: string }
  /** The tweak sets `load_from_db`: the component gets the value of this global variable. */
  | { kind: 'reads-variable'; variable: string }
  /** Any text except '' counts as true, also "false". */
  | { kind: 'text-as-boolean' }
  /** The value is skipped; the component uses its built-in default, not the flow's value. */
  | { kind: 'uses-default' }
  /** `component` is frozen. It is the tweaked one, or one that every way from there to an end of the flow leads through. */
  | { kind: 'frozen'; component: string }
  /** Only these inputs overwrite the field; for the others the tweak counts. */
  | { kind: 'input-wins-in'; inputs: readonly number[] }
  /** The tweak sets `load_from_db` on a field that these inputs overwrite: their text, unless empty, names the global variable. */
  | { kind: 'input-names-variable'; inputs: readonly number[] };

/** The verdict on one leaf in one component; a bare key has one for each component with the field. */
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

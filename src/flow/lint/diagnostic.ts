/** Diagnostics about a request before it is sent, shared by the lint and the page. */

/** The part of the request that a diagnostic is about. */
export type DiagnosticSubject =
  | { part: 'inputs' }
  | { part: 'input'; input: number }
  | { part: 'output'; output: string }
  | { part: 'tweak'; path: readonly string[] }
  | { part: 'session' };

/** A fix that does what the user most likely meant and loses nothing else. */
export type DiagnosticFix =
  | { kind: 'rename-target'; input: number; from: string; to: string }
  | { kind: 'remove-target'; input: number; target: string }
  /** The entry asks for the same as an earlier one. */
  | { kind: 'remove-input'; input: number }
  /** Remove the type that excludes the components that the entry names. */
  | { kind: 'any-type'; input: number }
  /** Send one request per input, because the server answers only the first of several. */
  | { kind: 'send-separately' }
  /** Send `inputs: []`, which keeps the flow's saved texts. */
  | { kind: 'keep-own-texts' }
  /** Send the value as a tweak on its component instead. */
  | { kind: 'move-to-tweaks'; input: number; component: string; value: string }
  | { kind: 'rename-output'; from: string; to: string }
  | { kind: 'remove-output'; output: string }
  | { kind: 'remove-tweak'; path: readonly string[] }
  | { kind: 'remove-session' };

/** `warning`: the answer will not be what the request asks for. `note`: it will, but perhaps not for the expected reason. */
export type DiagnosticSeverity = 'warning' | 'note';

interface DiagnosticBase {
  severity: DiagnosticSeverity;
  about: DiagnosticSubject;
  fix: DiagnosticFix | null;
}

/** Something that the request does and its sender may not expect; the page turns it into a sentence. */
export type Diagnostic = DiagnosticBase &
  (
    | { kind: 'unknown-target'; target: string; suggestions: string[] }
    | { kind: 'target-is-no-input'; target: string; component: string }
    | { kind: 'type-excludes-target'; target: string; component: string }
    | { kind: 'target-is-connected'; target: string; component: string }
    | { kind: 'component-in-several-inputs'; component: string; inputs: readonly number[] }
    /** The server may answer an earlier input, from its result of this frozen component. */
    | { kind: 'earlier-answer'; component: string }
    | { kind: 'blanks-own-text'; components: readonly string[] }
    | { kind: 'input-beats-tweak'; components: readonly string[]; inputs: readonly number[] }
    /** The texts of these inputs are the name of a global variable, because of the tweak or the flow. */
    | { kind: 'input-names-variable'; components: readonly string[]; inputs: readonly number[] }
    | { kind: 'unknown-output'; suggestions: string[] }
    | { kind: 'output-does-not-run'; components: readonly string[] }
    | { kind: 'run-sets-field'; field: string }
    /** The run streams although the tweaks switch it off. */
    | { kind: 'streams-anyway' }
    | { kind: 'session-not-known'; session: string }
    | { kind: 'only-first-answered'; inputs: number }
    | { kind: 'inputs-are-separate-runs'; components: readonly string[] }
  );

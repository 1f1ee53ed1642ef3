/** What the page says about each tweak: a row in the table, and a hint in the editor. */
import type { RunInput, Tweaks } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { TweakSpan, TweaksTextProblem } from '#flow/text/tweaks-text.ts';
import type { ShownState } from '#flow/tweaks/shown-state.ts';
import type { TweakRules, TweakVerdict } from '#flow/tweaks/tweak-verdict.ts';

/** The "Flow → sent" cell of a row. Values are short JSON; secrets are masked. */
export type SentValue =
  | { kind: 'change'; before: string; after: string }
  | { kind: 'same'; value: string }
  /** `value` is written and then replaced by `by`, which is a value or who writes it. */
  | { kind: 'replaced'; value: string; by: string; isValue: boolean }
  | { kind: 'none'; text: string };

/** A close name that exists. */
export interface TweakSuggestion {
  /** Path of the wrong name. */
  path: readonly string[];
  from: string;
  to: string;
  /** False if the new name is used already: renaming would make a duplicate key. */
  canApply: boolean;
  /** Further close names that exist and are not used yet, closest first. */
  others: readonly string[];
}

/** What a run did with the tweak of a row. */
export interface RowProof {
  run: number;
  /** Null if the prediction left it open: of a tweak that may fail, or may not count. */
  isAsPredicted: boolean | null;
  /** The value that arrived, as short JSON, or the outcome in a word or two. */
  used: string;
}

export interface TweakReportRow {
  id: string;
  state: ShownState;
  path: readonly string[];
  /** The component's display name, `Every “tone”`, or the name as typed if there is no such component. */
  component: string;
  /** Ids of the components; empty if there is no such component. */
  componentIds: readonly string[];
  field: string;
  sent: SentValue;
  /** The reason, without the suggestion. */
  why: string;
  suggestion: TweakSuggestion | null;
  /** What will go wrong in spite of the state, or is worth knowing. */
  notes: readonly string[];
  /** Position in the text; null if it cannot be located. */
  span: TweakSpan | null;
  /** Shown at the end of the line in the editor. */
  hint: string;
  /** True if the user may want to change it. */
  isProblem: boolean;
  /** True for a secret field, whose values are never shown. */
  isSecret: boolean;
  /** Null for a prediction, and if the run did not report on it. */
  proof: RowProof | null;
  verdicts: readonly TweakVerdict[];
}

export interface TweakCount {
  state: ShownState;
  count: number;
}

/** What a report is made from. */
export interface ReportSubject {
  text: string;
  /** Inputs of the request; undefined if there are none. */
  inputs: readonly RunInput[] | undefined;
  /** Null while the flow is unknown. */
  index: FlowIndex | null;
  /** Null while the server is unknown. */
  rules: TweakRules | null;
  /** Names of the variables that are sent with the run; absent for none. */
  variables?: readonly string[];
}

export interface TweakReport {
  /** The text that was checked. */
  text: string;
  /** What would be sent; null while the text is not valid. */
  tweaks: Tweaks | null;
  /** Problems of the text itself, in its order. */
  problems: readonly TweaksTextProblem[];
  /** True if the text is not valid; the rows are then those of the last valid text. */
  isBroken: boolean;
  /** True if the text has no tweak and no comment. */
  isEmpty: boolean;
  /** In the order of the text, or of the last valid one. Empty while the flow is unknown. */
  rows: readonly TweakReportRow[];
  /** Verdicts on the tweaks as they would be sent; none while the text cannot be sent, or flow or server are unknown. */
  verdicts: readonly TweakVerdict[];
  /** Only states that occur, in a fixed order. */
  counts: readonly TweakCount[];
  /** The rules that were applied; null while the flow or the server is unknown. */
  rules: TweakRules | null;
  /** What the report was made from. */
  subject: ReportSubject;
}

const NOTES_FIRST: ReadonlySet<ShownState> = new Set(['may-fail', 'resets', 'may-not-count']);

/** The reason and the notes, most important first: what a tweak does instead comes before how its field was found. */
export function whyParts({ state, why, notes }: TweakReportRow): string[] {
  return NOTES_FIRST.has(state) ? [...notes, why] : [why, ...notes];
}

/** The whole sentence of a row, for screen readers and tooltips. */
export function whySentence(row: TweakReportRow): string {
  const { suggestion } = row;
  const parts = whyParts(row);
  if (suggestion) parts[0] = `${parts[0]} Did you mean ${[suggestion.to, ...suggestion.others].join(' or ')}?`;
  return parts.map((part) => (/[.?]$/.test(part) ? part : `${part}.`)).join(' ');
}

/** What the page says about each tweak: one row for the table, one hint for the editor. */
import type { RunInput, Tweaks } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { TweakPlace, TweaksTextProblem } from '#flow/text/tweaks-text.ts';
import type { ShownState } from '#flow/tweaks/shown-state.ts';
import type { TweakRules, TweakVerdict } from '#flow/tweaks/tweak-verdict.ts';

/** The "Flow → sent" of a row, ready to be shown. Values are short JSON; those of secrets are masked. */
export type SentValue =
  | { kind: 'change'; before: string; after: string }
  | { kind: 'same'; value: string }
  /** `value` is written and then replaced by `by`, which is a value or who writes it. */
  | { kind: 'replaced'; value: string; by: string; isValue: boolean }
  | { kind: 'none'; text: string };

/** A close name that really exists. */
export interface TweakSuggestion {
  /** Where the wrong name is. */
  path: readonly string[];
  from: string;
  to: string;
  /** False where the new name is already beside it: renaming would make a duplicate key. */
  canApply: boolean;
  /** Further real names that are close and not there yet, closest first. */
  others: readonly string[];
}

/** What a run really did with the tweak of a row. */
export interface RowProof {
  run: number;
  isAsPredicted: boolean;
  /** The value that arrived, as short JSON, or what became of the tweak in a word or two. */
  used: string;
}

export interface TweakReportRow {
  id: string;
  state: ShownState;
  path: readonly string[];
  /** The component's display name, `Every “tone”`, or the name as typed when there is no such component. */
  component: string;
  /** Ids of the components it is about; none when there is no such component. */
  componentIds: readonly string[];
  field: string;
  sent: SentValue;
  /** The reason, without the suggestion. */
  why: string;
  suggestion: TweakSuggestion | null;
  /** What will go wrong though the tweak has its state, or is worth knowing. */
  notes: readonly string[];
  /** Where it is in the text; null for what cannot be located. */
  place: TweakPlace | null;
  /** What is behind the line in the editor. */
  hint: string;
  /** True for what a person may want to change. */
  isProblem: boolean;
  /** True when it is about a secret field, whose values are never shown. */
  isSecret: boolean;
  /** Null while it is a prediction, and for what the run did not report. */
  proof: RowProof | null;
  verdicts: readonly TweakVerdict[];
}

export interface TweakCount {
  state: ShownState;
  count: number;
}

/** What a report is made of. */
export interface ReportSubject {
  text: string;
  /** As the request will have them; absent for none. */
  inputs: readonly RunInput[] | undefined;
  stream: boolean;
  /** Null while the flow is unknown. */
  index: FlowIndex | null;
  /** Null while the server is unknown. */
  rules: TweakRules | null;
}

export interface TweakReport {
  /** The text that this report is about. */
  text: string;
  /** What would be sent; null while the text cannot be. */
  tweaks: Tweaks | null;
  /** What is wrong with the text itself, in its order. */
  problems: readonly TweaksTextProblem[];
  /** True when the text cannot be sent; the rows are then those of the last valid text. */
  isBroken: boolean;
  /** True when nothing is written: no tweak, no comment. */
  isEmpty: boolean;
  /** In the order of the text; while that is broken, of the last valid one. Empty while the flow is unknown. */
  rows: readonly TweakReportRow[];
  /** Only states that occur, in a fixed order. */
  counts: readonly TweakCount[];
  /** By which rules it was judged; null while the flow or the server is unknown. */
  rules: TweakRules | null;
  /** What it was made of. */
  subject: ReportSubject;
}

/** The reason and the notes in the order in which they matter: how a field was found says little of one that may fail. */
export function whyParts({ state, why, notes }: TweakReportRow): string[] {
  return state === 'may-fail' ? [...notes, why] : [why, ...notes];
}

/** The whole sentence of a row, as a screen reader or a tooltip says it. */
export function whySentence(row: TweakReportRow): string {
  const { suggestion } = row;
  const parts = whyParts(row);
  if (suggestion) parts[0] = `${parts[0]} Did you mean ${[suggestion.to, ...suggestion.others].join(' or ')}?`;
  return parts.map((part) => (/[.?]$/.test(part) ? part : `${part}.`)).join(' ');
}

/**
 * What far parts of the page share for as long as it is open. Everything else has a home of its own, listed in
 * docs/decisions/0010-where-state-lives.md.
 */
import { create } from 'zustand';
import type { Batch, ColumnTarget } from '#run/batch/batch.ts';
import type { Expectation } from '#run/batch/expectation.ts';
import type { RowsReading } from '#run/batch/read-rows.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import type { VariantSet } from '#run/variants/variant.ts';

export type Pane = 'request' | 'tweaks' | 'results' | 'history';

/** A field that the focus can be led to. */
export type FieldTarget =
  | { kind: 'flow' }
  /** The choice of what is sent as inputs. */
  | { kind: 'inputs' }
  | { kind: 'input'; index: number }
  /** The components that an input goes to. */
  | { kind: 'targets'; index: number }
  | { kind: 'outputs' }
  | { kind: 'session' }
  /** `line` from 1; null for the editor with its cursor where it is. */
  | { kind: 'tweaks'; line: number | null };

/** A place of the page that anything on it may lead to. */
export type PageTarget =
  | FieldTarget
  | { kind: 'pane'; pane: Pane }
  | { kind: 'plan' }
  /** The component with this id, selected on the graph, in the middle and focused. */
  | { kind: 'graph'; component: string };

/** What one part of the page asks of another, by kind. */
export interface UiRequests {
  /** Open the connection. */
  connection: true;
  /** Open the dialog that maps ids of another copy of the flow. */
  rebind: true;
  /** Open the dialog that fills the form from a request, with this text in it. */
  paste: string;
  /** Bring the pane of the target into view; asks for `focus` then. */
  reveal: PageTarget;
  /** Take the focus: the target is in view. */
  focus: PageTarget;
}

/** What is drawn of a notice. */
export interface ShownNotice {
  key: string;
  message: string;
  /** Labels of its buttons. */
  offers: readonly string[];
  /**
   * What they do, by label. Emptied when the notice goes: an undo may hold a run of many megabytes, and React holds on to an earlier
   * state of the store.
   */
  actions: Map<string, () => void>;
}

/** What the buttons and menus of one part of the page do, so that the command palette finds it too. */
export interface PageAction {
  label: string;
  onSelect: () => void;
  /** True while it can do nothing. */
  isBlocked?: boolean;
}

export interface PageActions {
  /** Where they are on the page, such as `Tweaks menu`. */
  place: string;
  /** The actions as they were last drawn. */
  read: () => readonly PageAction[];
}

/** What Run does while something other than the bench is shown. */
export interface ModeRun {
  /** On the button: "Start batch". */
  label: string;
  run: () => void;
}

/** A batch that this page shows or runs: a state for each row, never the answers. */
export interface BatchState {
  batch: Batch;
  isRunning: boolean;
  /** A `RowState` for each row. Always the same array: `version` tells of changes. */
  rows: Uint8Array;
  version: number;
  /** How long each row took, in ms; 0 until it has a result. */
  ms: Float64Array;
  /** Why it cannot go on; null while it can. */
  problem: string | null;
  isLasting: boolean;
}

/** What a person has set up of a batch that was not started yet. */
export interface BatchDraft {
  text: string;
  /** Of the file that the text came from; empty for a text that was typed or pasted. */
  fileName: string;
  /** As a person chose; null while it is guessed. */
  reading: RowsReading | null;
  /** By the name of the column. */
  targets: ReadonlyMap<string, ColumnTarget>;
  atOnce: number;
  /** Undefined until a person chose: it follows whether a column has what is expected. */
  expectation: Expectation | null | undefined;
  output: string | null;
}

/** What the form of the tweaks is made to show. */
export interface FormLook {
  search: string;
  onlyTweaked: boolean;
  /** Ids of the components that are folded. */
  closed: ReadonlySet<string>;
  /** Ids of the components whose advanced fields are shown. */
  opened: ReadonlySet<string>;
}

/** Text that was typed into a field and says nothing yet, such as half a number. */
export interface TypedText {
  text: string;
  /** The value in use when it was typed, as text. */
  over: string;
  isSent: boolean;
}

/** Variants that were changed in this tab: as they are, and as they were stored. */
export interface VariantSetOfTab {
  set: VariantSet;
  masked: VariantSet;
}

export interface UiState {
  /** What the live region says. */
  announcement: string;
  /** Oldest first. */
  notices: readonly ShownNotice[];
  /** Null where nothing but the bench can be run. */
  modeRun: ModeRun | null;
  /** Whose request came from a link, and when (epoch ms): its results then say so, instead of reopening an older run. */
  sharedRequest: { flowId: string; openedAt: number } | null;
  /** The run that is played again; a new object for each press of Replay. */
  replay: { runId: string } | null;
  /** By server and flow. */
  batches: ReadonlyMap<string, BatchState>;
  /** By server and flow. In memory alone: rows may be large and private. */
  batchDrafts: ReadonlyMap<string, BatchDraft>;
  /** Drafts that the browser refused to store (it is full, or storage is off), by flow. */
  unstoredDrafts: ReadonlyMap<string, RequestDraft>;
  /** By server and flow. */
  formLooks: ReadonlyMap<string, FormLook>;
  /** Half a JSON, by server, flow and field: its row leaves the document when it is scrolled away. */
  unfinishedTexts: ReadonlyMap<string, TypedText>;
  /** By server and flow. */
  variantSets: ReadonlyMap<string, VariantSetOfTab>;
  /** What the browser refused to store of preferences, by their key; null for what was to be removed. */
  unstoredTexts: ReadonlyMap<string, string | null>;
  pageActions: readonly PageActions[];
  /** True once the open flow's request is in the form. */
  isPageOpen: boolean;
  /** Where the focus was before the dialog that closed last, innermost first: a dialog that it opened was opened from there. */
  focusBefore: readonly Element[];
  /** Each waits here until its target takes it; null when nothing waits. */
  requests: { [Kind in keyof UiRequests]: UiRequests[Kind] | null };
  /** While the browser prints: the colour scheme that the page had before. */
  printing: { schemeBefore: string | null } | null;
}

export const useUiState = create<UiState>()(() => ({
  announcement: '',
  notices: [],
  modeRun: null,
  sharedRequest: null,
  replay: null,
  batches: new Map(),
  batchDrafts: new Map(),
  unstoredDrafts: new Map(),
  formLooks: new Map(),
  unfinishedTexts: new Map(),
  variantSets: new Map(),
  unstoredTexts: new Map(),
  pageActions: [],
  isPageOpen: false,
  focusBefore: [],
  requests: { connection: null, rebind: null, paste: null, reveal: null, focus: null },
  printing: null,
}));

/**
 * UI state that distant parts of the page share until it closes. docs/decisions/0010-where-state-lives.md lists where all
 * other state lives.
 */
import { create } from 'zustand';
import type { Batch, ColumnTarget } from '#run/batch/batch.ts';
import type { Expectation } from '#run/batch/expectation.ts';
import type { RowsReading } from '#run/batch/read-rows.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import type { VariantSet } from '#run/variants/variant.ts';

export type Pane = 'request' | 'tweaks' | 'results' | 'history';

/** A field that can be focused from elsewhere. */
export type FieldTarget =
  | { kind: 'flow' }
  /** The choice of what is sent as inputs. */
  | { kind: 'inputs' }
  | { kind: 'input'; index: number }
  /** The target components of an input. */
  | { kind: 'targets'; index: number }
  | { kind: 'outputs' }
  | { kind: 'session' }
  /** `line` from 1; null keeps the caret where it is. */
  | { kind: 'tweaks'; line: number | null };

/** A place that can be shown and focused from anywhere on the page. */
export type PageTarget =
  | FieldTarget
  | { kind: 'pane'; pane: Pane }
  /** The title of a pane that now shows another view: the focus may have been in the view before. */
  | { kind: 'title'; pane: 'tweaks' | 'results' }
  | { kind: 'plan' }
  /** The button that opens and closes the split view of the results. */
  | { kind: 'split-view' }
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
  /** Bring the pane of the target into view, then send `focus`. */
  reveal: PageTarget;
  /** Focus the target, which is in view. */
  focus: PageTarget;
}

/** A notice as it is rendered. */
export interface ShownNotice {
  key: string;
  message: string;
  /** Set if it stays until it is closed. */
  stays?: true;
  /** Labels of its buttons. */
  offers: readonly string[];
  /**
   * What they do, by label. Emptied when the notice goes: an undo may hold a run of many megabytes, and React keeps an
   * earlier state of the store.
   */
  actions: Map<string, () => void>;
}

/** What the buttons and menus of one part of the page do, so that the command palette finds it too. */
export interface PageAction {
  label: string;
  onSelect: () => void;
  /** True while it has nothing to do. */
  isBlocked?: boolean;
}

export interface PageActions {
  /** Where they are on the page, such as `Tweaks menu`. */
  place: string;
  /** The actions of the last render. */
  read: () => readonly PageAction[];
}

/** What Run does while something other than the bench is shown. */
export interface ModeRun {
  /** On the button: "Start batch". */
  label: string;
  run: () => void;
}

/** A batch that this page shows or runs: the state of each row, never the answers. */
export interface BatchState {
  batch: Batch;
  isRunning: boolean;
  /** A `RowState` for each row, changed in place: `version` counts the changes. */
  rows: Uint8Array;
  version: number;
  /** How long each row took, in ms; 0 until it has a result. */
  ms: Float64Array;
  /** Why it cannot go on; null while it can. */
  problem: string | null;
  isLasting: boolean;
}

/** The set-up of a batch that has not been started. */
export interface BatchDraft {
  text: string;
  /** Name of the file that the text is from; empty if it was typed or pasted. */
  fileName: string;
  /** As the user chose; null while it is guessed. */
  reading: RowsReading | null;
  /** By column name. */
  targets: ReadonlyMap<string, ColumnTarget>;
  atOnce: number;
  /** Undefined until the user chose: then it depends on whether a column holds expected answers. */
  expectation: Expectation | null | undefined;
  output: string | null;
}

/** View settings of the tweaks form. */
export interface FormSettings {
  search: string;
  onlyTweaked: boolean;
  /** Ids of the collapsed components. */
  closed: ReadonlySet<string>;
  /** Ids of the components whose advanced fields are shown. */
  opened: ReadonlySet<string>;
}

/** Text in a field that is not a valid value yet, such as half a number. */
export interface TypedText {
  text: string;
  /** The value in use when it was typed, as text. */
  over: string;
  isSent: boolean;
}

/** Variants that were changed in this tab: with their secrets, and as they were stored. */
export interface VariantSetOfTab {
  set: VariantSet;
  masked: VariantSet;
}

export interface UiState {
  /** The text of the live region. */
  announcement: string;
  /** Oldest first. */
  notices: readonly ShownNotice[];
  /** Null where nothing but the bench can be run. */
  modeRun: ModeRun | null;
  /** The flow whose request was opened from a link, and when (epoch ms): its results then say so instead of showing an older run. */
  sharedRequest: { flowId: string; openedAt: number } | null;
  /** The run that is being replayed; a new object for each click on Replay. */
  replay: { runId: string } | null;
  /** By server and flow. */
  batches: ReadonlyMap<string, BatchState>;
  /** By server and flow. Only in memory: rows may be large and private. */
  batchDrafts: ReadonlyMap<string, BatchDraft>;
  /** Drafts that the browser refused to store (it is full, or storage is off), by flow. */
  unstoredDrafts: ReadonlyMap<string, RequestDraft>;
  /** By server and flow. */
  formSettings: ReadonlyMap<string, FormSettings>;
  /** Incomplete JSON, by server, flow and field: the virtualised row of the field unmounts when it is scrolled out of view. */
  unfinishedTexts: ReadonlyMap<string, TypedText>;
  /** By server and flow. */
  variantSets: ReadonlyMap<string, VariantSetOfTab>;
  /** Preferences that the browser refused to store, by key; null for a removed one. */
  unstoredTexts: ReadonlyMap<string, string | null>;
  pageActions: readonly PageActions[];
  /** True once the open flow's request is in the form. */
  isPageOpen: boolean;
  /** Where the last dialog that closed returned the focus: the element and its ancestors, innermost first. A dialog opened from that one goes back there too. */
  focusBefore: readonly Element[];
  /** Each waits here until its target handles it; null if none waits. */
  requests: { [Kind in keyof UiRequests]: UiRequests[Kind] | null };
  /** While printing: the colour scheme to go back to. */
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
  formSettings: new Map(),
  unfinishedTexts: new Map(),
  variantSets: new Map(),
  unstoredTexts: new Map(),
  pageActions: [],
  isPageOpen: false,
  focusBefore: [],
  requests: { connection: null, rebind: null, paste: null, reveal: null, focus: null },
  printing: null,
}));

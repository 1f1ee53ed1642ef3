/** UI state that distant parts of the page share until it closes; docs/decisions/0010-where-state-lives.md has all other. */
import { create } from 'zustand';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import type { FormSection } from '#run/model/request-fields.ts';
import type { EditVariantRequest, SaveTestRequest } from './dialog-requests.ts';

export type Pane = 'request' | 'tweaks' | 'results' | 'history';

/** A field that can be focused from elsewhere. */
export type FieldTarget =
  | { kind: 'flow' }
  /** The choice of what is sent as inputs. */
  | { kind: 'inputs' }
  | { kind: 'input'; index: number }
  /** The target components of an input. */
  | { kind: 'targets'; index: number }
  | { kind: FormSection }
  /** The table of variables. */
  | { kind: 'variables' }
  | TweaksLine;

/** `line` from 1; null keeps the caret where it is. `document`: of a draft in a dialog; null for the open flow's. */
export interface TweaksLine {
  kind: 'tweaks';
  line: number | null;
  document?: string | null;
}

/** The component with this id, selected on the graph of a draft, in the middle and focused. */
export interface GraphComponent {
  kind: 'graph';
  component: string;
  document?: string | null;
}

/** Parts whose title can be focused. */
export type TitledPart = 'tweaks' | 'results' | 'votes' | 'tests' | 'compare';

/** A target that can be shown and focused from anywhere on the page. */
export type PageTarget =
  | FieldTarget
  | { kind: 'pane'; pane: Pane }
  /**
   * The title of a part that now shows something else: the focus may have been in what it showed before. `ifLost`: only
   * if nothing has the focus by then.
   */
  | { kind: 'title'; of: TitledPart; ifLost?: true }
  /** The panel of what will be sent. */
  | { kind: 'plan' }
  | GraphComponent;

/** What one part of the page asks of another, by kind. */
export interface UiRequests {
  /** Open the connection, with this address in its form. */
  connection: true | { address: string };
  /** Open the dialog that maps ids of another copy of the flow. */
  rebind: true;
  /** Open the dialog that fills the form from a request, with this text in it. */
  paste: string;
  /** Open flows, evidence or presentations that another part was given. */
  openFiles: readonly File[];
  /** Open the dialog of demos, in Present. */
  publish: true;
  /** Open the list of all runs. */
  allRuns: true;
  /** Save an answer as a case of a suite. */
  saveTest: SaveTestRequest;
  /** Open the versions of the flow, or the question before its tweaks become the flow. */
  versions: 'list' | 'make';
  /** Open the dialog for the tweaks of a variant. */
  editVariant: EditVariantRequest;
  /** Focus the check that was added at this path (`pathText`) of the open suite. */
  check: string;
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
  section: string;
  /** The actions of the last render. */
  read: () => readonly PageAction[];
}

/** What Run does while something other than the bench is shown. */
export interface ModeRun {
  /** Label of the button, such as "Run all". */
  label: string;
  run: () => void;
  /** Why nothing can be run now; null if it can. */
  blocked: string | null;
}

/** View settings of the tweaks form. */
export interface FormSettings {
  search: string;
  /** `changed`: by the shown difference of two versions. */
  only: 'all' | 'tweaked' | 'changed';
  /** Ids of the collapsed components. */
  closed: ReadonlySet<string>;
  /** Ids of the components whose advanced fields are shown. */
  opened: ReadonlySet<string>;
}

/** Two graphs of a flow, whose difference the graph and the form show. Null for the flow as it is now. */
export interface FlowComparison {
  flowId: string;
  names: readonly [before: string, after: string];
  before: FlowIndex | null;
  after: FlowIndex | null;
}

/** Text in a field that is not a valid value yet, such as half a number. */
export interface TypedText {
  text: string;
  /** The value in use when it was typed, as text. */
  over: string;
  isSent: boolean;
}

/** A dialog beside the page, which leaves it in use. */
export interface BesideEntry {
  close: () => void;
  /** False while it is under Compare. */
  isInView: () => boolean;
}

export interface UiState {
  /** In the order in which they were opened. */
  besides: readonly BesideEntry[];
  /** The text of the live region. */
  announcement: string;
  /** Oldest first. */
  notices: readonly ShownNotice[];
  /** Null where nothing but the bench can be run. */
  modeRun: ModeRun | null;
  /** The flow whose request was opened from a link, and when (epoch ms): its results then say so instead of showing an older run. */
  sharedRequest: { flowId: string; openedAt: number } | null;
  /** How often a run was opened, also one that was shown already. */
  runsShown: number;
  /** Drafts that the browser refused to store (it is full, or storage is off), by flow. */
  unstoredDrafts: ReadonlyMap<string, RequestDraft>;
  /** Null if no difference is shown. */
  flowComparison: FlowComparison | null;
  /** Settings of the form, by server and flow. */
  formSettings: ReadonlyMap<string, FormSettings>;
  /** Incomplete JSON, by server, flow and field: the virtualised row of the field unmounts when it is scrolled out of view. */
  unfinishedTexts: ReadonlyMap<string, TypedText>;
  /** Preferences that the browser refused to store, by key; null for a removed one. */
  unstoredTexts: ReadonlyMap<string, string | null>;
  /** Values of the variables of a run, by the id of their row. */
  variableValues: ReadonlyMap<string, string>;
  pageActions: readonly PageActions[];
  /** True once the open flow's request is in the form. */
  isPageOpen: boolean;
  /** Where the last dialog that closed returned the focus: the element and its ancestors, innermost first. A dialog opened from that one goes back there too. */
  focusBefore: readonly Element[];
  /** Texts to mark in the answers of all outputs whose name begins with `output`. */
  markedTexts: { output: string; texts: readonly string[] } | null;
  /** True while the panel of what will be sent is open. */
  isPlanShown: boolean;
  /** The elements that show answers, the newest last. */
  answerParts: readonly Element[];
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
  runsShown: 0,
  unstoredDrafts: new Map(),
  flowComparison: null,
  formSettings: new Map(),
  unfinishedTexts: new Map(),
  unstoredTexts: new Map(),
  variableValues: new Map(),
  pageActions: [],
  isPageOpen: false,
  focusBefore: [],
  markedTexts: null,
  isPlanShown: false,
  besides: [],
  answerParts: [],
  requests: {
    connection: null,
    rebind: null,
    paste: null,
    openFiles: null,
    publish: null,
    check: null,
    allRuns: null,
    saveTest: null,
    versions: null,
    editVariant: null,
    reveal: null,
    focus: null,
  },
  printing: null,
}));

/** What the dialogs about tests are asked for by other parts of the page. */
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import type { Run } from '#run/model/run.ts';
import type { EarlierTurn } from '#tests/source/earlier-turns.ts';

/** To save an answer as a case of a suite. */
export interface SaveTestRequest {
  /** Null if the run is gone. */
  read: () => Promise<Run | null>;
  /** Index of the input in the run; null for its first one. */
  input: number | null;
  /** Id or name of the component that answered; null for the first output. */
  output: string | null;
  /** The suite that is offered first; absent for the last one. */
  suite?: string;
  /** The turns before the run, if it is part of a conversation. */
  earlier?: readonly EarlierTurn[];
}

/** To edit the tweaks of a variant. */
export interface EditVariantRequest {
  /** Title of the dialog. */
  title: string;
  name: string;
  flowId: string;
  /** Its tweaks, in a request like that of the first case. */
  draft: RequestDraft;
  /** Returns why it was not saved; null if it was. `index` is that of the flow, null if it is not on the server. */
  save: (changed: { name: string; tweaks: Tweaks }, index: FlowIndex | null) => string | null;
}

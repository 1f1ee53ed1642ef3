/** What the user is editing: the form and the tweaks as typed. It survives reloads; a request is made from it on Run. */
import type { InputType } from '#contract/run-request.ts';
import type { PlanChoices } from './request-plan.ts';

export interface DraftInput {
  /** Stable key of the card; never sent. */
  id: string;
  value: string;
  /** Ids or display names; none = every input component that fits `type`. */
  components: string[];
  type: InputType;
}

/** `mine` sends `inputs`; `none` leaves them out, which blanks every input component; `keep` sends `[]`. */
export type InputsMode = 'mine' | 'none' | 'keep';

export interface RequestDraft {
  inputsMode: InputsMode;
  inputs: DraftInput[];
  outputs: string[];
  /** JSON with comments and trailing commas, exactly as typed. */
  tweaksText: string;
  stream: boolean;
  sessionId: string;
  /** What was chosen for the plan of this request; absent: as the plan proposes. Never sent. */
  choices?: PlanChoices | undefined;
}

/** What the user is editing: the form and the tweaks as typed. It survives reloads; a request is made from it on Run. */
import type { InputType } from '#contract/run-request.ts';
import type { DraftFields } from './request-fields.ts';
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

export interface RequestDraft extends DraftFields {
  inputsMode: InputsMode;
  inputs: DraftInput[];
  /** JSON with comments and trailing commas, exactly as typed. */
  tweaksText: string;
  /** What was chosen for the plan of this request; absent: as the plan proposes. Never sent. */
  choices?: PlanChoices | undefined;
}

/** The form and the tweaks that the user edits. It survives reloads; Run makes a request from it. */
import type { InputType } from '#contract/run-request.ts';
import type { DraftFields } from './request-fields.ts';
import type { PlanChoices } from './request-plan.ts';

/** More would hold the page: each is a card of the form. */
export const MAX_INPUTS = 10_000;

export interface DraftInput {
  /** Stable key of the card; never sent. */
  id: string;
  value: string;
  /** Ids or display names; an empty list means every input component that matches `type`. */
  components: string[];
  type: InputType;
}

/** A row of the table of variables. Its value is a secret, so it is not part of the draft: it is in the memory of the tab, under the id. */
export interface DraftVariable {
  /** Stable key of the row; never sent. */
  id: string;
  /** Name as typed. */
  name: string;
}

/** `mine` sends `inputs`; `none` leaves them out, which blanks every input component; `keep` sends `[]`. */
export type InputsMode = 'mine' | 'none' | 'keep';

export interface RequestDraft extends DraftFields {
  inputsMode: InputsMode;
  inputs: DraftInput[];
  /** JSON with comments and trailing commas, exactly as typed. */
  tweaksText: string;
  /** Choices for the plan of this request; absent: the defaults. Never sent. */
  choices?: PlanChoices | undefined;
  /** Absent: none. */
  variables?: DraftVariable[] | undefined;
}

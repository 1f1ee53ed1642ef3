/** The form and the tweaks that the user edits. It survives reloads; Run makes a request from it. */
import type * as z from 'zod/mini';
import { MAX_TWEAKS_TEXT } from '#contract/workspace/max-tweaks-text.ts';
import { MAX_NAME_LENGTH, MAX_NAMES, NAMES_KEYS } from './request-fields.ts';
import type { draftInputSchema, draftVariableSchema, requestDraftSchema } from './request-schemas.ts';

/** More would hold the page: each is a card of the form. */
export const MAX_INPUTS = 10_000;
/** Each is a row of fields; the page adds no more. */
export const MAX_VARIABLES = 100;

export type RequestDraft = z.infer<typeof requestDraftSchema>;
export type DraftInput = z.infer<typeof draftInputSchema>;
export type DraftVariable = z.infer<typeof draftVariableSchema>;
export type InputsMode = RequestDraft['inputsMode'];

/** Whether a link or a file may name a flow so: those of servers are much shorter. */
export function isFlowId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_NAME_LENGTH;
}

/** Why the form does not take a draft, as the end of a sentence; null if it does. */
export function excessOf(draft: RequestDraft): string | null {
  const { inputs, tweaksText, variables = [] } = draft;
  if (tweaksText.length > MAX_TWEAKS_TEXT) return tooMany(tweaksText.length, 'characters of tweaks', MAX_TWEAKS_TEXT);
  if (inputs.length > MAX_INPUTS) return tooMany(inputs.length, 'inputs', MAX_INPUTS);
  if (variables.length > MAX_VARIABLES) return tooMany(variables.length, 'variables', MAX_VARIABLES);
  return excessOfNames(draft);
}

/** The same for its names alone. */
export function excessOfNames(draft: RequestDraft): string | null {
  const lists = NAMES_KEYS.map((key) => draft[key]);
  for (const names of [...lists, ...draft.inputs.map(({ components }) => components)]) {
    if (names.length > MAX_NAMES) return tooMany(names.length, 'names in one list', MAX_NAMES);
    const long = names.find((name) => name.length > MAX_NAME_LENGTH);
    if (long !== undefined) return tooMany(long.length, 'characters in one name', MAX_NAME_LENGTH);
  }
  return null;
}

/** A stored draft as the form takes it: all that was typed, but no more names and variables than the form has room for. */
export function withinForm(draft: RequestDraft): RequestDraft {
  return {
    ...draft,
    inputs: draft.inputs.map((input) => ({ ...input, components: input.components.slice(0, MAX_NAMES) })),
    ...Object.fromEntries(NAMES_KEYS.map((key) => [key, draft[key].slice(0, MAX_NAMES)])),
    ...(draft.variables && { variables: draft.variables.slice(0, MAX_VARIABLES) }),
  };
}

function tooMany(has: number, what: string, most: number): string {
  return `it has ${has.toLocaleString('en')} ${what}, and the form takes at most ${most.toLocaleString('en')}`;
}

/** Reads a stored or shared draft. Written by hand, so that the schema library is not part of the first chunk. */
import { isJsonObject } from '#contract/json.ts';
import type { InputType } from '#contract/run-request.ts';
import type { DraftInput, DraftVariable, InputsMode, RequestDraft } from '#run/model/request-draft.ts';
import { readFields, readNames } from '#run/model/request-fields.ts';
import type { PlanChoices } from '#run/model/request-plan.ts';
import { randomId } from '../../shell/ui/browser/random-id.ts';
import { createDraftInput } from './create-draft-input.ts';
import { EMPTY_TWEAKS } from './empty-draft.ts';

/** Null if `value` is not a draft. A single invalid part gets its default. */
export function parseDraft(value: unknown): RequestDraft | null {
  if (!isJsonObject(value) || !Array.isArray(value.inputs)) return null;
  const inputs = value.inputs.flatMap(parseInput);
  const choices = parseChoices(value.choices);
  return {
    inputsMode: parseMode(value.inputsMode),
    inputs: inputs.length === 0 ? [createDraftInput()] : inputs,
    tweaksText: typeof value.tweaksText === 'string' ? value.tweaksText : EMPTY_TWEAKS,
    ...readFields(value),
    ...(choices === null ? {} : { choices }),
    ...(Array.isArray(value.variables) && { variables: value.variables.flatMap(parseVariable) }),
  };
}

function parseVariable(value: unknown): DraftVariable[] {
  if (!isJsonObject(value) || typeof value.name !== 'string') return [];
  return [{ id: typeof value.id === 'string' ? value.id : randomId(), name: value.name }];
}

function parseInput(value: unknown): DraftInput[] {
  if (!isJsonObject(value)) return [];
  return [
    createDraftInput({
      value: typeof value.value === 'string' ? value.value : '',
      components: readNames(value.components),
      type: parseType(value.type),
    }),
  ];
}

function parseChoices(value: unknown): PlanChoices | null {
  if (!isJsonObject(value)) return null;
  const { advancedOnly, asOneRequest, watchComponents, requestsAtOnce } = value;
  return {
    advancedOnly: advancedOnly === true,
    asOneRequest: asOneRequest === true,
    watchComponents: watchComponents === true,
    requestsAtOnce: typeof requestsAtOnce === 'number' && requestsAtOnce >= 1 ? Math.floor(requestsAtOnce) : 1,
  };
}

function parseMode(value: unknown): InputsMode {
  return value === 'none' || value === 'keep' ? value : 'mine';
}

function parseType(value: unknown): InputType {
  return value === 'chat' || value === 'text' ? value : 'any';
}

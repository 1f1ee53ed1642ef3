/** Converts a request as it is sent into a draft: a sample's suggested request, a shared link. */
import type { RunInput, RunRequest } from '#contract/run-request.ts';
import type { InputsMode, RequestDraft } from '#run/model/request-draft.ts';
import { fieldsOfBody } from '#run/model/request-fields.ts';
import { createDraftInput } from '../../draft/storage/create-draft-input.ts';
import { EMPTY_TWEAKS } from '../../draft/storage/empty-draft.ts';

/** If `stream` is absent it is on: the user, not the request, chose the embedded engine. */
export function draftFromRequest(request: RunRequest): RequestDraft {
  const { inputs, tweaks } = request;
  const hasTweaks = tweaks !== undefined && Object.keys(tweaks).length > 0;
  return {
    inputsMode: modeOf(inputs),
    inputs: inputs === undefined || inputs.length === 0 ? [createDraftInput()] : inputs.map(toCard),
    tweaksText: hasTweaks ? JSON.stringify(tweaks, null, 2) : EMPTY_TWEAKS,
    ...fieldsOfBody(request),
  };
}

function modeOf(inputs: RunInput[] | undefined): InputsMode {
  if (inputs === undefined) return 'none';
  return inputs.length === 0 ? 'keep' : 'mine';
}

function toCard(input: RunInput) {
  return createDraftInput({
    value: input.input_value ?? '',
    components: input.components ?? [],
    type: input.type ?? 'any',
  });
}

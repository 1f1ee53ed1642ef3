/** The draft of a flow without a stored draft or a suggested request. */
import type { RequestDraft } from '#run/model/request-draft.ts';
import { readFields } from '#run/model/request-fields.ts';
import { createDraftInput } from './create-draft-input.ts';

/** An empty object with a line to type on. */
export const EMPTY_TWEAKS = '{\n  \n}';

/** One empty input, no tweaks. `stream` is on for the embedded engine, whose run/advanced can stream. */
export function emptyDraft(stream = true): RequestDraft {
  return {
    inputsMode: 'mine',
    inputs: [createDraftInput()],
    tweaksText: EMPTY_TWEAKS,
    ...readFields({ stream }),
  };
}

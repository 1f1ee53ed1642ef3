/** The request of a flow that has no draft and no suggested request. */
import type { RequestDraft } from '#run/model/request-draft.ts';
import { readFields } from '#run/model/request-fields.ts';
import { createInput } from './create-input.ts';

/** An empty object with a line to type on. */
export const EMPTY_TWEAKS = '{\n  \n}';

/** One empty input, no tweaks. `stream` is on where run/advanced itself can stream: on the embedded engine. */
export function emptyDraft(stream = true): RequestDraft {
  return {
    inputsMode: 'mine',
    inputs: [createInput()],
    tweaksText: EMPTY_TWEAKS,
    ...readFields({ stream }),
  };
}

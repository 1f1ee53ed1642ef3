/** The request of a flow that has no draft and no suggested request. */
import type { RequestDraft } from '#run/request-draft.ts';
import { createInput } from './input-card.ts';

/** An empty object with a line to type on. */
export const EMPTY_TWEAKS = '{\n  \n}';

/** One empty input, no tweaks. `stream` is on where run/advanced itself can stream: on the embedded engine. */
export function emptyDraft(stream = true): RequestDraft {
  return {
    inputsMode: 'mine',
    inputs: [createInput()],
    outputs: [],
    tweaksText: EMPTY_TWEAKS,
    stream,
    sessionId: '',
  };
}

/** Text Input: passes text on as a message (lfx 1.13.0, components/input_output/text.py). */
import type { ComponentType } from '../component-base/component.ts';

/** No status is set, so that a result shows the whole message. */
export const textInput: ComponentType = {
  thread: 'in-place-when-small',
  outputs: { text: (run) => run.message(run.fields.text('input_value')) },
};

/** Text Output: shows text as a result (lfx 1.13.0, components/input_output/text_output.py). */
import type { ComponentType } from '../component-base/component.ts';
import { textWithStatus } from '../component-base/with-status.ts';

export const textOutput: ComponentType = {
  thread: 'in-place-when-small',
  outputs: { text: (run) => textWithStatus(run, run.fields.text('input_value')) },
};

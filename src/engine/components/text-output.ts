/** Text Output: shows text as a result (lfx 1.13.0, components/input_output/text_output.py). */
import type { ComponentRun, ComponentType } from '../component-base/component.ts';
import { type Message, textValue } from '../values/values.ts';

function show(run: ComponentRun): Message {
  const text = run.fields.text('input_value');
  run.status = textValue(text);
  return run.message(text);
}

export const textOutput: ComponentType = { place: 'in-place-when-small', outputs: { text: show } };

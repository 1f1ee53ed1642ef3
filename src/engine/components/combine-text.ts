/** Combine Text: two texts with a delimiter between them (lfx 1.13.0, components/processing/combine_text.py). */
import type { ComponentRun, ComponentType } from '../component-base/component.ts';
import { textWithStatus } from '../component-base/with-status.ts';
import { methodError } from '../values/method-error.ts';
import type { Message } from '../values/values.ts';

function combine(run: ComponentRun): Message {
  const { fields } = run;
  const texts = ['text1', 'text2'].map((name, index) => {
    if (fields.value(name) !== undefined) return fields.text(name);
    throw methodError('combine_texts', `sequence item ${index}: expected str instance, NoneType found`);
  });
  const delimiter = fields.text('delimiter', ' ');
  run.meter()(texts.reduce((length, text) => length + text.length, delimiter.length));
  return textWithStatus(run, texts.join(delimiter));
}

export const combineText: ComponentType = { thread: 'in-place-when-small', outputs: { combined_text: combine } };

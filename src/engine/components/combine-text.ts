/** Combine Text: two texts with a delimiter between them (lfx 1.13.0, components/processing/combine_text.py). */
import type { ComponentRun, ComponentType } from '../component.ts';
import { type Message, textValue } from '../values.ts';

function combine(run: ComponentRun): Message {
  const { fields } = run;
  const text = [fields.text('text1'), fields.text('text2')].join(fields.text('delimiter', ' '));
  run.status = textValue(text);
  return run.message(text);
}

export const combineText: ComponentType = { outputs: { combined_text: combine } };

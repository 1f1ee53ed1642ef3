/**
 * The fields without which a component fails, because it has no built-in value for them: a prompt's template and the variables
 * that it names, the texts that Combine Text joins (measured on 1.13.0; the prompt on base 0.7.3, too).
 */
import type { JsonValue } from '#contract/json.ts';
import type { FlowComponent } from '../index/flow-index.ts';
import { parseTemplate, templateNames } from '../index/parse-template.ts';

/** What arrives in another field of the component; null where nothing does or it is not known. */
export type ReceivedBy = (field: string) => JsonValue;

function promptNeeds(field: string, received: ReceivedBy): boolean {
  if (field === 'template') return true;
  const template = received('template');
  // Between double braces a variable without a value is left empty.
  if (typeof template !== 'string' || received('use_double_brackets') === true) return false;
  try {
    return templateNames(parseTemplate(template)).includes(field);
  } catch {
    // A template that cannot be read fails by itself.
    return false;
  }
}

const needs: ReadonlyMap<string, (field: string, received: ReceivedBy) => boolean> = new Map([
  ['Prompt Template', promptNeeds],
  ['Prompt', promptNeeds],
  ['CombineText', (field) => field === 'text1' || field === 'text2'],
]);

/** Whether `component` fails when nothing arrives in `field`. */
export function isNeededField({ type }: FlowComponent, field: string, received: ReceivedBy): boolean {
  return needs.get(type)?.(field, received) ?? false;
}

/**
 * Fields without which a component fails, because it has no built-in value for them: a prompt's template and the variables
 * in it, and the texts that Combine Text joins (measured on 1.13.0; the prompt also on base 0.7.3).
 */
import type { JsonValue } from '#contract/json.ts';
import type { FlowComponent } from '../index/flow-index.ts';
import { parseTemplate, templateNames } from '../index/parse-template.ts';

/** The value that another field of the component receives; null when it receives none or it is not known. */
export type ReceivedBy = (field: string) => JsonValue;

function promptNeeds(field: string, received: ReceivedBy): boolean {
  return field === 'template' || usedVariables(received).includes(field);
}

/** The variables that the template of a prompt uses, and without which it fails. */
function usedVariables(received: ReceivedBy): readonly string[] {
  const template = received('template');
  // In a template with double braces, a variable without a value is left empty.
  if (typeof template !== 'string' || received('use_double_brackets') === true) return [];
  try {
    return templateNames(parseTemplate(template));
  } catch {
    // A malformed template fails with its own error.
    return [];
  }
}

const needs: ReadonlyMap<string, (field: string, received: ReceivedBy) => boolean> = new Map([
  ['Prompt Template', promptNeeds],
  ['Prompt', promptNeeds],
  ['CombineText', (field) => field === 'text1' || field === 'text2'],
]);

/** True if `component` fails when `field` receives no value. */
export function isNeededField({ type }: FlowComponent, field: string, received: ReceivedBy): boolean {
  return needs.get(type)?.(field, received) ?? false;
}

/** The variables in a prompt's template for which it has no field: it fails on them (measured on 1.13.0). */
export function missingVariables({ type, fields }: FlowComponent, received: ReceivedBy): readonly string[] {
  if (needs.get(type) !== promptNeeds) return [];
  return usedVariables(received).filter((name) => fields.get(name)?.isProtected ?? true);
}

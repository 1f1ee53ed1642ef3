/** The fields without which a prompt fails: it has no built-in value for its template or for a variable that the template names. */
import type { JsonValue } from '#contract/json.ts';
import type { FlowComponent } from './flow-index.ts';
import { parseTemplate, templateNames } from './parse-template.ts';

const TEMPLATE = 'template';
const DOUBLE_BRACES = 'use_double_brackets';
const PROMPT_TYPES: ReadonlySet<string> = new Set(['Prompt Template', 'Prompt']);

/**
 * Whether `component` fails when nothing arrives in `field` (measured on 1.13.0 and base 0.7.3). `received` gives what arrives in
 * another of its fields, null where nothing does or it is not known. With double braces a variable without a value is left empty.
 */
export function isNeededByPrompt(
  component: FlowComponent,
  field: string,
  received: (field: string) => JsonValue,
): boolean {
  if (!PROMPT_TYPES.has(component.type)) return false;
  if (field === TEMPLATE) return true;
  const template = received(TEMPLATE);
  if (typeof template !== 'string' || received(DOUBLE_BRACES) === true) return false;
  try {
    return templateNames(parseTemplate(template)).includes(field);
  } catch {
    // A template that cannot be read fails by itself.
    return false;
  }
}

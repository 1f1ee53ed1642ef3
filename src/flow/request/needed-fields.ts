/**
 * Fields without which a component fails, because it has no built-in value for them: a prompt's template and the variables
 * in it, the texts that Combine Text joins, those that If-Else compares, the selected model of any component, and that of a Memory
 * Base (measured on 1.13.0; the prompt also on base 0.7.3).
 */
import { errorMessage } from '#contract/error-message.ts';
import type { JsonValue } from '#contract/json.ts';
import type { FlowComponent } from '../index/flow-index.ts';
import { parseTemplate, templateNames } from '../index/parse-template.ts';

/** The value that another field of the component receives; null when it receives none or it is not known. */
export type ReceivedBy = (field: string) => JsonValue;

function promptNeeds(field: string, received: ReceivedBy): boolean {
  return field === 'template' || readTemplate(received).variables.includes(field);
}

/** The comparisons of If-Else that take no missing text (lfx 1.13.0, `flow_controls/conditional_router.py`). */
const COMPARING: ReadonlySet<JsonValue> = new Set([
  'contains',
  'starts with',
  'ends with',
  'regex',
  'less than',
  'less than or equal',
  'greater than',
  'greater than or equal',
]);

function ifElseNeeds(field: string, received: ReceivedBy): boolean {
  if (field !== 'match_text' && field !== 'input_text') return false;
  return COMPARING.has(received('operator')) || received('case_sensitive') === false;
}

/** The variables that the template of a prompt uses, and without which it fails; or why the template is malformed. */
function readTemplate(received: ReceivedBy): { variables: readonly string[]; error: string | null } {
  const template = received('template');
  // In a template with double braces, a variable without a value is left empty.
  if (typeof template !== 'string' || received('use_double_brackets') === true) return { variables: [], error: null };
  try {
    return { variables: templateNames(parseTemplate(template)), error: null };
  } catch (error) {
    return { variables: [], error: errorMessage(error) };
  }
}

const needs: ReadonlyMap<string, (field: string, received: ReceivedBy) => boolean> = new Map([
  ['Prompt Template', promptNeeds],
  ['Prompt', promptNeeds],
  ['CombineText', (field) => field === 'text1' || field === 'text2'],
  ['ConditionalRouter', ifElseNeeds],
  ['MemoryBase', (field) => field === 'memory_base'],
]);

/** True if `component` fails when `field` receives no value. */
export function isNeededField({ type, fields }: FlowComponent, field: string, received: ReceivedBy): boolean {
  return fields.get(field)?.type === 'model' || (needs.get(type)?.(field, received) ?? false);
}

export type TemplateProblem =
  /** It uses these variables, for which the component has no field. */
  | { kind: 'no-variable'; variables: readonly string[] }
  /** `error`: Python's message, or for an attribute of a value, which Python may know, that of the embedded server. */
  | { kind: 'malformed-template'; error: string };

/**
 * What a prompt fails on in its template (measured on 1.13.0): variables for which it has no field, or a malformed template.
 * Null for a good template, and for any other component.
 */
export function templateProblem({ type, fields }: FlowComponent, received: ReceivedBy): TemplateProblem | null {
  if (needs.get(type) !== promptNeeds) return null;
  const { variables, error } = readTemplate(received);
  if (error !== null) return { kind: 'malformed-template', error };
  const missing = variables.filter((name) => fields.get(name)?.isProtected ?? true);
  return missing.length > 0 ? { kind: 'no-variable', variables: missing } : null;
}

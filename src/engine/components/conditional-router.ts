/** If-Else: passes a message to one of two outputs (lfx 1.13.0, components/flow_controls/conditional_router.py). */

import { parsePythonNumber } from '#flow/tweaks/parse-python-number.ts';
import type { ComponentRun, ComponentType } from '../component-base/component.ts';
import type { FieldReader } from '../component-base/field-reader.ts';
import { withStatus } from '../component-base/with-status.ts';
import { checkPattern, pythonRegex } from '../python/python-regex.ts';
import type { Message } from '../values/values.ts';

const TRUE_OUTPUT = 'true_result';
const FALSE_OUTPUT = 'false_result';

function isMet(fields: FieldReader): boolean {
  const operator = fields.text('operator', 'equals');
  const isFolded = !fields.bool('case_sensitive', true) && operator !== 'regex';
  const fold = (text: string) => (isFolded ? text.toLowerCase() : text);
  const input = fold(fields.text('input_text'));
  const match = fold(fields.text('match_text'));
  switch (operator) {
    case 'equals':
      return input === match;
    case 'not equals':
      return input !== match;
    case 'contains':
      return input.includes(match);
    case 'starts with':
      return input.startsWith(match);
    case 'ends with':
      return input.endsWith(match);
    case 'regex':
      return matchesAtStart(match, input);
    default:
      return compares(operator, input, match);
  }
}

/** An invalid pattern matches nothing; one beyond the limits is an error. */
function matchesAtStart(pattern: string, text: string): boolean {
  checkPattern(pattern, text);
  try {
    return pythonRegex(pattern, 'y').test(text);
  } catch {
    return false;
  }
}

function compares(operator: string, left: string, right: string): boolean {
  const [input, match] = [parsePythonNumber(left), parsePythonNumber(right)];
  if (input === null || match === null) return false;
  switch (operator) {
    case 'less than':
      return input < match;
    case 'less than or equal':
      return input <= match;
    case 'greater than':
      return input > match;
    case 'greater than or equal':
      return input >= match;
    default:
      return false;
  }
}

/**
 * The output that does not run. A flow without cycles gets here once, so the iteration limit matters only at one or
 * below: then the default route is taken whatever the condition says.
 */
function closedOutput(fields: FieldReader, isTrue: boolean): string {
  const closed = isTrue ? FALSE_OUTPUT : TRUE_OUTPUT;
  const isLimitReached = fields.number('max_iterations', 10) <= 1;
  if (!isLimitReached || fields.text('default_route', FALSE_OUTPUT) !== closed) return closed;
  return closed === TRUE_OUTPUT ? FALSE_OUTPUT : TRUE_OUTPUT;
}

function route(run: ComponentRun, output: string): Message {
  const { fields } = run;
  const isTrue = isMet(fields);
  const closed = closedOutput(fields, isTrue);
  run.stop(closed);
  // At the limit the open output may not be the one of the condition; it carries nothing then.
  if ((output === TRUE_OUTPUT) !== isTrue) return run.message('');
  return withStatus(run, caseMessage(run, isTrue ? 'true_case_message' : 'false_case_message'));
}

/** A case without its own message passes on the compared text. */
function caseMessage(run: ComponentRun, field: string): Message {
  const value = run.fields.value(field);
  if (value?.kind === 'message' && (value.text !== '' || value.files.length > 0 || value.contentBlocks.length > 0)) {
    return value;
  }
  return run.message(run.fields.text(field) || run.fields.text('input_text'));
}

export const conditionalRouter: ComponentType = {
  outputs: {
    [TRUE_OUTPUT]: (run) => route(run, TRUE_OUTPUT),
    [FALSE_OUTPUT]: (run) => route(run, FALSE_OUTPUT),
  },
};

/** Calculator (lfx 1.13.0, components/utilities/calculator_core.py): an invalid expression gives an answer, not an error. */

import { errorMessage } from '#contract/error-message.ts';
import { LimitError } from '#contract/limit-error.ts';
import type { ComponentRun, ComponentType } from '../component-base/component.ts';
import { calculate, DivisionByZero } from '../python/calculate.ts';
import { pythonNumber } from '../python/python-text.ts';
import { fixedText } from '../python/round-half-even.ts';
import { type DataValue, dataValue, textValue } from '../values/values.ts';

function evaluate(run: ComponentRun): DataValue {
  const input = run.fields.text('expression');
  try {
    const result = sixDigits(calculate(input));
    run.log(`Calculation result: ${result}`);
    run.status = textValue(result);
    return dataValue({ result });
  } catch (cause) {
    if (cause instanceof LimitError) throw cause;
    const reason = errorMessage(cause);
    const error = cause instanceof DivisionByZero ? `Error: ${reason}` : `Invalid expression: ${reason}`;
    run.status = textValue(error);
    return dataValue({ error, input });
  }
}

/** At most six decimals, no trailing zeros. */
function sixDigits(value: number): string {
  if (!Number.isFinite(value)) return pythonNumber(value);
  // pattern-bounded: a number of at most 309 digits before the point and six after it
  return fixedText(value, 6).replace(/\.?0+$/, '');
}

export const calculator: ComponentType = { outputs: { result: evaluate } };

/** A value that a field does not accept, with Langflow's message. */
import type { FlowField } from '#flow/index/flow-index.ts';
import { pythonRepr, pythonTypeName } from '../python/python-text.ts';
import type { Value } from '../values/values.ts';

/** Pydantic shows at most this many characters of a value. */
const SHOWN = 50;

/**
 * The message of a failed pydantic check, as in wire/run-advanced.json "tweak wrong type":
 * `1 validation error for IntInput`, the reason, and the value with its type.
 */
export class FieldValueError extends Error {
  override name = 'FieldValueError';

  constructor(field: FlowField, reason: string, value: Value) {
    super(
      `1 validation error for ${field.inputType || 'Input'}\nvalue\n  Value error, ${reason} ` +
        `[type=value_error, input_value=${shorten(shownValue(value))}, input_type=${pythonTypeName(value)}]\n` +
        '    For further information visit https://errors.pydantic.dev/2.13/v/value_error',
    );
  }
}

function shownValue(value: Value): string {
  switch (value.kind) {
    case 'text':
      return pythonRepr(value.text);
    case 'json':
      return pythonRepr(value.value);
    case 'message':
      return pythonRepr(value.text);
    case 'data':
      return pythonRepr(value.data);
    default:
      return `<${value.kind}>`;
  }
}

function shorten(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, 25)}...${text.slice(-24)}` : text;
}

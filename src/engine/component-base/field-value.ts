/**
 * Converts what a component receives in a field (saved value, tweak, input or connection) as Langflow does. There are
 * two steps: the graph reads template values by the field's `type` (src/flow/tweaks/received-value.ts), then the input
 * class (`_input_type`) checks every value that the component gets (lfx 1.13.0, inputs/inputs.py).
 */
import { errorMessage } from '#contract/error-message.ts';
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { LimitError } from '#contract/limit-error.ts';
import { parseBoundedJson } from '#contract/parse-bounded-json.ts';
import type { FlowField } from '#flow/index/flow-index.ts';
import { stateOf } from '#flow/tweaks/field-state.ts';
import { parsePythonNumber } from '#flow/tweaks/parse-python-number.ts';
import { pythonStrip } from '#flow/tweaks/python-strip.ts';
import { receivedValue } from '#flow/tweaks/received-value.ts';
import { pythonClass, pythonRepr } from '../python/python-text.ts';
import { jsonBox, textValue, type Value } from '../values/values.ts';
import { FieldValueError } from './field-error.ts';

/** Fields without `_input_type` (old exports) are checked by their `type`. */
const CLASS_BY_TYPE: Readonly<Record<string, string>> = {
  int: 'IntInput',
  float: 'FloatInput',
  slider: 'SliderInput',
  bool: 'BoolInput',
  dict: 'DictInput',
  NestedDict: 'NestedDictInput',
};

const TEXT_CLASSES: ReadonlySet<string> = new Set(['MessageTextInput', 'MultilineInput', 'QueryInput']);

/**
 * A field's saved value as the component gets it; undefined when the component's own default applies (hidden fields,
 * connection points without a connection). Throws a FieldError for a value that the field does not accept.
 */
export function ownFieldValue(field: FlowField): Value | undefined {
  const received = receivedValue(stateOf(field));
  return received.kind === 'value' && received.value !== null ? templateFieldValue(field, received.value) : undefined;
}

/**
 * A saved value or a tweak, read by the field's type. Python's `int()` and `float()` take no list and no object, not
 * even an empty one (lfx 1.13.0, graph/vertex/param_handler.py). Throws.
 */
export function templateFieldValue(field: FlowField, value: JsonValue): Value {
  if (typeof value === 'object' && value !== null) {
    const kind = Array.isArray(value) ? 'list' : 'dict';
    if (field.type === 'int') {
      throw new Error(`int() argument must be a string, a bytes-like object or a real number, not '${kind}'`);
    }
    if (field.type === 'float' || field.type === 'slider') {
      throw new Error(`float() argument must be a string or a real number, not '${kind}'`);
    }
  }
  return checkFieldValue(field, jsonBox(value));
}

/** Checks and converts any value as the field's input class does. Throws a FieldError. */
export function checkFieldValue(field: FlowField, value: Value): Value {
  const inputClass = field.inputType || CLASS_BY_TYPE[field.type] || '';
  if (field.isList && (value.kind === 'list' || value.kind === 'json')) return value;
  if (TEXT_CLASSES.has(inputClass)) return checkText(field, value);
  switch (inputClass) {
    case 'IntInput':
      return checkNumber(field, value, 'integer');
    case 'FloatInput':
      return checkNumber(field, value, 'float');
    case 'BoolInput':
      return checkBool(field, value);
    case 'TabInput':
      return checkTab(field, value);
    case 'DictInput':
    case 'NestedDictInput':
      return checkDict(field, value);
    case 'MessageInput':
      if (value.kind === 'message' || value.kind === 'text') return value;
      throw new FieldValueError(field, `Invalid value type ${pythonClass(value)}`, value);
    default:
      return value;
  }
}

function checkText(field: FlowField, value: Value): Value {
  if (value.kind === 'text' || value.kind === 'message') return value;
  if (value.kind === 'data') {
    const text = value.data.text;
    if (text !== undefined) return jsonBox(text);
    const keys = Object.keys(value.data).join(', ');
    const reason =
      `The input to '${field.name}' must contain the key 'text'.` +
      `You can set \`text_key\` to one of the following keys: ${keys} or set the value using another Component.`;
    throw new FieldValueError(field, reason, value);
  }
  if (value.kind === 'json' && isJsonObject(value.value)) {
    return textValue(typeof value.value.text === 'string' ? value.value.text : '');
  }
  throw new FieldValueError(field, `Invalid value type ${pythonClass(value)}`, value);
}

/** Texts and messages are parsed; booleans count as 0 and 1; empty values as 0. */
function checkNumber(field: FlowField, value: Value, kind: 'integer' | 'float'): Value {
  const whole = (number: number) => (kind === 'integer' ? Math.trunc(number) : number);
  const raw = plainOf(value);
  if (typeof raw === 'number') return { kind: 'json', value: whole(raw) };
  if (typeof raw === 'boolean') return { kind: 'json', value: raw ? 1 : 0 };
  if (typeof raw === 'string') {
    const text = pythonStrip(raw);
    if (text === '') return { kind: 'json', value: 0 };
    const number = parsePythonNumber(text);
    const isUsable = number !== null && (kind === 'float' || Number.isFinite(number));
    if (isUsable) return { kind: 'json', value: whole(number) };
    throw new FieldValueError(field, `Could not convert '${text}' to ${kind} for input ${field.name}.`, value);
  }
  if (raw === null || (Array.isArray(raw) && raw.length === 0)) return { kind: 'json', value: 0 };
  throw new FieldValueError(field, `Invalid value type ${pythonClass(value)} for input ${field.name}.`, value);
}

function checkBool(field: FlowField, value: Value): Value {
  const raw = plainOf(value);
  if (typeof raw === 'boolean') return { kind: 'json', value: raw };
  if (raw === 'True' || raw === 'true' || raw === '1' || raw === 'yes') return { kind: 'json', value: true };
  if (raw === 'False' || raw === 'false' || raw === '0' || raw === 'no') return { kind: 'json', value: false };
  throw new FieldValueError(field, 'Value must be a boolean', value);
}

function checkTab(field: FlowField, value: Value): Value {
  const options = field.options ?? [];
  const raw = plainOf(value);
  if (typeof raw !== 'string') throw new FieldValueError(field, `TabInput value must be a string.`, value);
  if (raw === '' || options.length === 0 || options.includes(raw)) return textValue(raw);
  const known = pythonRepr([...options]);
  throw new FieldValueError(field, `TabInput value must be one of the following: ${known}. Got: '${raw}'`, value);
}

function checkDict(field: FlowField, value: Value): Value {
  if (value.kind === 'data') return { kind: 'json', value: value.data };
  const raw = plainOf(value);
  if (typeof raw !== 'string') return value;
  const text = pythonStrip(raw);
  if (text === '') return { kind: 'json', value: {} };
  let parsed: JsonValue;
  try {
    parsed = parseBoundedJson(text);
  } catch (cause) {
    if (cause instanceof LimitError) throw cause;
    throw new FieldValueError(
      field,
      `Could not parse JSON string for input ${field.name}: ${jsonProblem(text, cause)}`,
      value,
    );
  }
  if (isJsonObject(parsed)) return { kind: 'json', value: parsed };
  throw new FieldValueError(field, `Expected a JSON object for input ${field.name}.`, value);
}

/** Python's message when the text cannot start JSON, which is nearly always; otherwise JavaScript's. */
function jsonProblem(text: string, cause: unknown): string {
  const isNotJson = !/^\s*[{["\-\dtfn]/.test(text);
  if (isNotJson) return 'Expecting value: line 1 column 1 (char 0)';
  return errorMessage(cause);
}

/** The plain value, or the text inside; undefined for tables, lists and models. */
function plainOf(value: Value): JsonValue | undefined {
  switch (value.kind) {
    case 'json':
      return value.value;
    case 'text':
    case 'message':
      return value.text;
    case 'data':
      return value.data.text ?? '';
    default:
      return undefined;
  }
}

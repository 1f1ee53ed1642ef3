/** How Langflow 1.13.0 reads one template field, transcribed independently; see `naive-langflow.ts`. */
import type { JsonObject, JsonValue } from '#contract/json.ts';

/** The component receives the value, uses its built-in default, or fails on the value. */
export type NaiveReading =
  | { kind: 'arrives'; value: JsonValue }
  | { kind: 'built-in' }
  | { kind: 'fails'; value: JsonValue };

/** Set on a field whose text is looked up as a variable that does not exist. */
export const NO_SUCH_VARIABLE = 'no_such_variable';

const builtIn: NaiveReading = { kind: 'built-in' };
const arrives = (value: JsonValue): NaiveReading => ({ kind: 'arrives', value });
const fails = (value: JsonValue): NaiveReading => ({ kind: 'fails', value });

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const isRows = (value: JsonValue): value is JsonObject[] => Array.isArray(value) && value.every(isObject);
const breakLines = (text: string) => text.split('\\n').join('\n');

/** The truth value in Python. */
function isTrue(value: JsonValue): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isObject(value)) return Object.keys(value).length > 0;
  return value !== null && value !== false && value !== 0 && value !== '';
}

/** Python's float() of a text; null when it fails. Only for the forms that the tests produce. */
function pythonFloat(text: string): number | null {
  const trimmed = text.trim();
  if (!/^[-+]?(\d[\d_]*\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(trimmed)) return null;
  if (trimmed.includes('__') || trimmed.endsWith('_')) return null;
  return Number.parseFloat(trimmed.split('_').join(''));
}

function readNumber(value: JsonValue, whole: boolean): NaiveReading {
  const cut = (number: number) => arrives(whole ? (number < 0 ? Math.ceil(number) + 0 : Math.floor(number)) : number);
  if (value === true) return cut(1);
  if (value === false) return cut(0);
  if (typeof value === 'number') return cut(value);
  if (typeof value !== 'string') return fails(value);
  if (value.trim().length === 0) return cut(0);
  const number = pythonFloat(value);
  return number === null ? fails(value) : cut(number);
}

function textInList(value: JsonValue): string {
  if (typeof value === 'string') return breakLines(value);
  if (isObject(value)) {
    let text: JsonValue = '';
    if (isObject(value.data) && value.data.text !== undefined) text = value.data.text;
    if (value.text !== undefined) text = value.text;
    return typeof text === 'string' ? breakLines(text) : JSON.stringify(value);
  }
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (value === null) return 'None';
  return JSON.stringify(value);
}

const oneTextOnly = 'MessageTextInput MultilineInput MultilineSecretInput MessageInput QueryInput SecretStrInput'.split(
  ' ',
);

function looksUpNothing(field: Map<string, JsonValue>, value: JsonValue): boolean {
  return (
    field.get(NO_SUCH_VARIABLE) === true &&
    field.get('load_from_db') === true &&
    value !== '' &&
    !(Array.isArray(value) && value.length === 0)
  );
}

function readText(field: Map<string, JsonValue>, value: JsonValue): NaiveReading {
  const inputType = String(field.get('_input_type') ?? '');
  const isList = isTrue(field.get('list') ?? null);
  if (Array.isArray(value)) {
    const texts = value.map(textInList);
    if (looksUpNothing(field, value) && oneTextOnly.includes(inputType) && inputType !== 'SecretStrInput')
      return fails(texts);
    // An input class that the export does not name may be one of them.
    return !isList && (inputType === '' || oneTextOnly.includes(inputType)) ? fails(texts) : arrives(texts);
  }
  if (typeof value !== 'string') return builtIn;
  const text = breakLines(value);
  if (inputType === 'MultiselectInput') return fails(text);
  const isNone = looksUpNothing(field, value) && oneTextOnly.includes(inputType) && inputType !== 'SecretStrInput';
  const received = isList ? Array.from(text) : text;
  return isNone ? fails(received) : arrives(received);
}

function readDict(value: JsonValue, isNested: boolean): NaiveReading {
  if (isObject(value)) return arrives(value);
  if (Array.isArray(value)) {
    if (!isRows(value)) return fails(value);
    const joined = new Map<string, JsonValue>();
    const arePairs = value.length > 0 && value.every((row) => 'key' in row && 'value' in row);
    for (const row of value) {
      if (arePairs) joined.set(String(row.key), row.value ?? null);
      else for (const [key, item] of Object.entries(row)) joined.set(key, item);
    }
    return arrives(Object.fromEntries(joined));
  }
  if (typeof value === 'string') {
    if (value.trim() === '') return arrives({});
    try {
      const parsed: JsonValue = JSON.parse(value);
      return isObject(parsed) ? arrives(parsed) : fails(value);
    } catch {
      return isNested && value.trim().startsWith('{') ? arrives(value) : fails(value);
    }
  }
  return fails(value);
}

function readFile(field: Map<string, JsonValue>): NaiveReading {
  const path = field.get('file_path') || field.get('value') || null;
  const isList = isTrue(field.get('list') ?? null);
  if (path === null || !isTrue(path)) return isList ? arrives([]) : builtIn;
  // Outside the uploaded files: a name without a folder, or from the root.
  const isUploaded = (item: JsonValue) => typeof item === 'string' && item.indexOf('/') > 0;
  if (!isList) return isUploaded(path) ? arrives(path) : fails(path);
  if (typeof path === 'string') return isUploaded(path) ? arrives([path]) : fails([path]);
  return Array.isArray(path) && path.every(isUploaded) ? arrives(path) : fails(path);
}

function readOther(type: string, field: Map<string, JsonValue>, value: JsonValue): NaiveReading {
  if (!isTrue(value)) return builtIn;
  if (['prompt', 'mustache', 'query', 'tab'].includes(type) && typeof value !== 'string') return fails(value);
  if (type === 'mcp' && !isObject(value)) return fails(value);
  const options = field.get('options');
  if (type === 'tab' && Array.isArray(options) && options.length > 0 && !options.includes(value)) return fails(value);
  return type === 'tab' && looksUpNothing(field, value) ? fails(value) : arrives(value);
}

export function naiveReading(name: string, field: Map<string, JsonValue>): NaiveReading {
  const type = String(field.get('type') ?? '');
  const value = field.get('value') ?? null;
  if (type === 'other') return builtIn;
  if (!isTrue(field.get('show') ?? null) && name !== 'code') return builtIn;
  if (type === 'file') return readFile(field);
  // A list and a boolean cannot be the name of a variable.
  const isNoName = (Array.isArray(value) || type === 'bool') && isTrue(value);
  if (field.get('load_from_db') === true && isNoName) return fails(type === 'bool' ? true : value);
  if (type === 'table') return isRows(value ?? []) ? arrives(value ?? []) : fails(value);
  if (value === null) return builtIn;
  if (type === 'int') return readNumber(value, true);
  if (type === 'slider' && typeof value === 'string' && value.trim() === '') return fails(value);
  if (type === 'float' || type === 'slider') return readNumber(value, false);
  if (type === 'bool') {
    if (typeof value === 'boolean') return arrives(value);
    return typeof value === 'string' ? arrives(value.length > 0) : builtIn;
  }
  if (type === 'str') return readText(field, value);
  if (type === 'dict' || type === 'NestedDict') return readDict(value, type === 'NestedDict');
  if (type === 'tools') return isRows(value) ? arrives(value) : fails(value);
  if (type === 'code') return arrives(value);
  return readOther(type, field, value);
}

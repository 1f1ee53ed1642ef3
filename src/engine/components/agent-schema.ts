/** The structured answer of an Agent: its schema, how a model is asked for it, and reading it (lfx 1.13.0, structured_output). */
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import { tryBoundedJson } from '#contract/parse-bounded-json.ts';
import { parsePythonNumber } from '#flow/tweaks/parse-python-number.ts';

export interface SchemaField {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly isList: boolean;
}

const TRUE = /^(?:true|1|t|y|yes)$/i;
const TYPES: ReadonlySet<string> = new Set('str int float bool boolean list dict number text'.split(' '));
const TEXTS: ReadonlySet<string> = new Set(['str', 'text']);
const NUMBERS: ReadonlySet<string> = new Set(['int', 'float', 'number']);

/** The rows of the table in the field. Throws for a type that Langflow does not know either. */
export function schemaFields(rows: JsonValue | undefined): SchemaField[] {
  if (!Array.isArray(rows)) return [];
  return rows.filter(isJsonObject).map(({ name, type, description, multiple }) => {
    const kind = String(type ?? 'str');
    if (!TYPES.has(kind)) throw new Error(`Invalid type: ${kind}`);
    return {
      name: String(name ?? 'field'),
      type: kind,
      description: String(description ?? ''),
      isList: multiple === true || (typeof multiple === 'string' && TRUE.test(multiple.trim())),
    };
  });
}

/** What is added to the system prompt. */
export function recordPrompt(fields: readonly SchemaField[]): string {
  const record = Object.fromEntries(
    fields.map(({ name, type, description, isList }) => [
      name,
      `<${isList ? `list of ${type}` : type}> ${description}`.trim(),
    ]),
  );
  return `Respond ONLY with a JSON object with these keys, or with an array of such objects if there are several. No explanations, no Markdown.\n${JSON.stringify(record, null, 2)}`;
}

/** One record as it is, several under `results`. What is no such record stays, with the reason; so does a text without JSON. */
export function readRecords(text: string, fields: readonly SchemaField[]): JsonObject {
  const found = findJson(text);
  if (found === undefined) return { content: text, error: 'The model answered without JSON' };
  const records = (Array.isArray(found) ? found : [found]).map((item) => readRecord(item, fields));
  const [first] = records;
  return records.length === 1 && first ? first : { results: records };
}

/** Most brackets in the text that are tried as the beginning of JSON. */
const MOST_TRIED = 20;

/** A fence of Markdown around JSON. */
const FENCED = /^```(?:json)?\n(.*)\n```$/s;
/** How a record or a list of records begins; hardly any remark in brackets does. */
const BEGINS_RECORDS = /^(?:\[\s*\{|\{\s*")/;

/**
 * The whole text, or the first object or array of objects in it: models like to explain, also with brackets. A part of records
 * that are cut or damaged is no answer.
 */
function findJson(text: string): JsonObject | JsonValue[] | undefined {
  const whole = tryBoundedJson(FENCED.exec(text.trim())?.[1] ?? text);
  if (isJsonObject(whole) || Array.isArray(whole)) return whole;
  for (let [tried, start] = [0, nextBracket(text, 0)]; start >= 0 && tried < MOST_TRIED; tried += 1) {
    const end = endOfBracket(text, start);
    const value = end < 0 ? undefined : tryBoundedJson(text.slice(start, end));
    if (isJsonObject(value) || (Array.isArray(value) && value.length > 0 && value.every(isJsonObject))) return value;
    if (value === undefined && BEGINS_RECORDS.test(text.slice(start, start + 100))) return undefined;
    start = nextBracket(text, start + 1);
  }
  return undefined;
}

function nextBracket(text: string, from: number): number {
  const found = text.slice(from).search(/[[{]/);
  return found < 0 ? -1 : from + found;
}

/** The position after the bracket that closes the one at `start`; -1 if none does. Brackets in texts do not count. */
function endOfBracket(text: string, start: number): number {
  let depth = 0;
  let isText = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (isText && character === '\\') at += 1;
    else if (character === '"') isText = !isText;
    else if (!isText && '[{'.includes(character)) depth += 1;
    else if (!isText && ']}'.includes(character)) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return -1;
}

function readRecord(item: JsonValue, fields: readonly SchemaField[]): JsonObject {
  if (!isJsonObject(item)) return { data: item, validation_error: 'It is not an object' };
  const record: [string, JsonValue][] = [];
  for (const field of fields) {
    const value = Object.hasOwn(item, field.name) ? item[field.name] : undefined;
    const read = value === undefined ? undefined : readValue(value, field);
    if (read === undefined) {
      const problem =
        value === undefined ? 'is missing' : `is not ${field.isList ? `list of ${field.type}` : field.type}`;
      return { data: item, validation_error: `${field.name} ${problem}` };
    }
    record.push([field.name, read]);
  }
  // Unlike an assignment, this takes `__proto__` for a name.
  return Object.fromEntries(record);
}

/** Undefined for a value of another type. Numbers and booleans may be written as text. */
function readValue(value: JsonValue, { type, isList }: Pick<SchemaField, 'type' | 'isList'>): JsonValue | undefined {
  if (isList) {
    if (!Array.isArray(value)) return undefined;
    const items = value.map((item) => readValue(item, { type, isList: false }));
    return items.includes(undefined) ? undefined : items.filter((item) => item !== undefined);
  }
  if (TEXTS.has(type)) return typeof value === 'string' ? value : undefined;
  if (type === 'list') return Array.isArray(value) ? value : undefined;
  if (type === 'dict') return isJsonObject(value) ? value : undefined;
  if (NUMBERS.has(type)) {
    const number = typeof value === 'string' ? parsePythonNumber(value.trim()) : value;
    return typeof number === 'number' && (type !== 'int' || Number.isInteger(number)) ? number : undefined;
  }
  if (typeof value === 'string')
    return TRUE.test(value) ? true : /^(?:false|0|f|n|no)$/i.test(value) ? false : undefined;
  return typeof value === 'boolean' ? value : undefined;
}

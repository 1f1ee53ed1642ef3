/** Converts between the value of a field and its text in a form or a spreadsheet. */
import { type JsonValue, tryParseJson } from '#contract/json.ts';
import type { FlowField } from '#flow/index/flow-index.ts';
import { NUMBER_TYPES } from '#flow/index/number-types.ts';
import { readNumber } from './decimal-number.ts';

const WRITTEN_AS_JSON: ReadonlySet<string> = new Set([...NUMBER_TYPES, 'bool', 'dict', 'NestedDict', 'table']);

/** A value of the field's type, also from the notation of spreadsheets (`0,5`, `TRUE`); else the text unchanged. */
export function typedValue(text: string, { type, isList }: Pick<FlowField, 'type' | 'isList'>): JsonValue {
  const number = NUMBER_TYPES.has(type) ? readNumber(text) : null;
  if (number !== null) return number;
  const value = tryParseJson(type === 'bool' ? text.toLowerCase() : text);
  return value !== undefined && (WRITTEN_AS_JSON.has(type) || (isList && Array.isArray(value))) ? value : text;
}

/** The text of a value: '' for undefined and null, strings unchanged, JSON for the rest. */
export function typedText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

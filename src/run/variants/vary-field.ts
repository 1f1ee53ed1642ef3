/** Variants that differ in one field: its values from a list or a range. */
import type { JsonValue } from '#contract/json.ts';
import { type FieldPlace, setFieldTweak } from '#flow/set-field-tweak.ts';
import type { Variant } from './variant.ts';

export interface NumberRange {
  from: number;
  to: number;
  step: number;
}

/** More values than these are a slip of the pen. */
const MOST_VALUES = 1_000;

/** Both ends count; 0.1 + 0.2 is 0.3 here. Empty for a step that leads nowhere. */
export function rangeValues({ from, to, step }: NumberRange): number[] {
  const isGoing = Number.isFinite(from) && Number.isFinite(to) && Number.isFinite(step) && step !== 0;
  if (!isGoing || (to - from) / step < 0) return [];
  const count = Math.min(MOST_VALUES, Math.floor((to - from) / step + 1e-9) + 1);
  const decimals = Math.min(12, Math.max(decimalsOf(from), decimalsOf(step)));
  return Array.from({ length: count }, (_, place) => Number((from + place * step).toFixed(decimals)));
}

function decimalsOf(value: number): number {
  return (String(value).split('.')[1] ?? '').length;
}

/** One value a line, or between commas where there is one line; numbers, true, false and JSON as what they are, but on a text field. */
export function listValues(text: string, isText: boolean): JsonValue[] {
  const lines = text.split('\n').map((line) => line.trim());
  const filled = lines.filter((line) => line !== '');
  const [only = ''] = filled;
  const parts = filled.length === 1 && !/^[[{"]/.test(only) ? only.split(',').map((part) => part.trim()) : filled;
  return parts.filter((part) => part !== '').map((part) => (isText ? part : readValue(part)));
}

function readValue(text: string): JsonValue {
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

/** One variant a value, each on top of the same other tweaks. */
export function varyField(baseText: string, place: FieldPlace, values: readonly JsonValue[]): Omit<Variant, 'id'>[] {
  return values.map((value) => ({
    name: `${place.field.name} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    tweaksText: setFieldTweak(baseText, place, value),
  }));
}

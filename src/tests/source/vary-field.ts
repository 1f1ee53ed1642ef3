/** Creates variants that differ in one field, with values from a list or a range. */
import type { JsonValue } from '#contract/json.ts';
import type { FlowField } from '#flow/index/flow-index.ts';
import { setFieldTweak, type WrittenField } from '#flow/text/set-field-tweak.ts';
import { roundLike } from '#run/model/decimal-number.ts';
import { typedValue } from '#run/model/typed-value.ts';
import type { Variant } from './variant.ts';

export interface NumberRange {
  from: number;
  to: number;
  step: number;
}

/** More values are probably a typing error. */
const MAX_VALUES = 1_000;

/** Includes both ends. Empty for a step that never reaches the end. */
export function rangeValues({ from, to, step }: NumberRange): number[] {
  const isRange = Number.isFinite(from) && Number.isFinite(to) && Number.isFinite(step) && step !== 0;
  if (!isRange || (to - from) / step < 0) return [];
  const count = Math.min(MAX_VALUES, Math.floor((to - from) / step + 1e-9) + 1);
  return Array.from({ length: count }, (_, index) => roundLike(from + index * step, from, step));
}

/** One value per line, or separated by commas on a single line, each converted to the field's type. */
export function listValues(text: string, field: Pick<FlowField, 'type' | 'isList'>): JsonValue[] {
  const lines = text.split('\n').map((line) => line.trim());
  const filled = lines.filter((line) => line !== '');
  const [only = ''] = filled;
  const parts = filled.length === 1 && !/^[[{"]/.test(only) ? only.split(',').map((part) => part.trim()) : filled;
  return parts.filter((part) => part !== '').map((part) => typedValue(part, field));
}

/** One variant per value, each added to the same other tweaks. */
export function varyField(baseText: string, written: WrittenField, values: readonly JsonValue[]): Variant[] {
  return values.map((value) => ({
    name: `${written.field.name} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    tweaksText: setFieldTweak(baseText, written, value),
  }));
}

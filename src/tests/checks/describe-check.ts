/** A check as a label, for tables and reports. */
import type { BareCheck, CheckKind, CheckValues, SuiteCheck } from '#contract/suite/suite-check.ts';
import { excerpt } from './check-facts.ts';
import { SIMILAR_MIN } from './text-checks.ts';

/** A check with the name of its kind; `value` is null for a check that was written as a name alone. */
type CheckEntry = {
  [Kind in CheckKind]: { kind: Kind; value: CheckValues[Kind] | (Kind extends BareCheck ? null : never) };
}[CheckKind];

export function entryOf(check: SuiteCheck): CheckEntry {
  if (typeof check === 'string') return { kind: check, value: null };
  const [kind, value] = Object.entries(check)[0] ?? [];
  // The schema accepts exactly one key, with the value of its kind.
  return { kind, value } as CheckEntry;
}

/** The check and all within it. */
export function checksWithin(check: SuiteCheck): SuiteCheck[] {
  const { kind, value } = entryOf(check);
  if (kind === 'not') return [check, ...checksWithin(value)];
  return kind === 'any' || kind === 'all' ? [check, ...value.flatMap(checksWithin)] : [check];
}

/** `Contains “INV-2041”`, `Does not contain the expected text`. */
export function describeCheck(check: SuiteCheck, isNegated = false): string {
  const entry = entryOf(check);
  const say = (positive: string, negative: string) => (isNegated ? negative : positive);
  const not = say('', 'Not: ');
  switch (entry.kind) {
    case 'contains':
      return `${say('Contains', 'Does not contain')} ${quoted(entry.value)}`;
    case 'equals':
      return `${say('Equals', 'Does not equal')} ${quoted(entry.value)}`;
    case 'starts-with':
      return `${say('Starts with', 'Does not start with')} ${quoted(entry.value)}`;
    case 'matches':
      return `${say('Matches', 'Does not match')} /${excerpt(entry.value)}/`;
    case 'json':
      return `${not}${describeJson(entry.value)}`;
    case 'json-schema':
      return say('Matches the JSON Schema', 'Does not match the JSON Schema');
    case 'number':
      return `${say('Is', 'Is not')} a number ${bounds(entry.value, 'of ')}`;
    case 'length':
      return `${say('Has', 'Does not have')} ${bounds(entry.value)} ${lengthUnit(entry.value)}`;
    case 'similar':
      return `${not}Similar to the expected text, at least ${(entry.value?.min ?? SIMILAR_MIN).toFixed(2)}`;
    case 'max-time':
      return `Takes ${say('at most', 'more than')} ${entry.value}`;
    case 'max-first-text':
      return `First text ${say('within', 'after')} ${entry.value}`;
    case 'max-tokens':
      return `Takes ${say('at most', 'more than')} ${entry.value} tokens`;
    case 'reached':
      return `${say('Reaches', 'Does not reach')} ${excerpt(entry.value)}`;
    case 'tool-called':
      return `${say('Calls', 'Does not call')} the tool ${excerpt(entry.value)}`;
    case 'tweaks-applied':
      return say('Every tweak takes effect', 'Some tweak does not take effect');
    case 'judge':
      return `${not}Judged: ${excerpt(entry.value.rubric)}`;
    case 'not':
      return describeCheck(entry.value, !isNegated);
    case 'any':
    case 'all': {
      const parts = entry.value.map((part) => describeCheck(part)).join('; ');
      return `${not}${entry.kind === 'any' ? 'Any of' : 'All of'}: ${parts}`;
    }
  }
}

function quoted(text: string | null): string {
  return text === null ? 'the expected text' : `“${excerpt(text)}”`;
}

function describeJson({ path, equals, exists = true }: CheckValues['json']): string {
  const at = path === '' ? 'the top' : excerpt(path);
  if (equals !== undefined) return `Has ${excerpt(JSON.stringify(equals))} at ${at}`;
  return exists ? `Has a value at ${at}` : `Has nothing at ${at}`;
}

function bounds({ min, max }: { min?: number | undefined; max?: number | undefined }, before = ''): string {
  if (min === undefined) return `${before}at most ${max}`;
  return max === undefined ? `${before}at least ${min}` : `from ${min} to ${max}`;
}

/** `at most 1 word`, `at most 2 words`. */
function lengthUnit({ min, max, unit }: CheckValues['length']): string {
  return (max ?? min) === 1 ? unit.slice(0, -1) : unit;
}

/**
 * Formats a value by Python's format specification: fill, alignment, sign, width, grouping, precision, type (CPython
 * 3.11, formatter_unicode.c).
 */
import type { JsonValue } from '#contract/json.ts';
import { type FormatSpec, formatFloat, formatInteger, isFloatNumber } from './format-number.ts';
import { pythonStr, pythonTypeName } from './python-text.ts';

const SPEC = /^(?:(.)([<>=^])|([<>=^]))?([+\- ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?(.)?$/su;

/** Widest field allowed; a template must not ask for gigabytes. */
const MAX_WIDTH = 10_000;
const MAX_PRECISION = 100;

/**
 * Throws an Error with Python's message when the specification is invalid or does not fit the value. `isFloat` marks a
 * whole number as a float.
 */
export function formatSpec(value: JsonValue | undefined, source: string, isFloat = false): string {
  if (source === '') return pythonStr(value);
  if (value === undefined) return formatFloat(Number.NaN, parseSpec(source, true));
  if (typeof value === 'number') {
    const spec = parseSpec(source, true);
    return isFloat || isFloatNumber(value) ? formatFloat(value, spec) : formatInteger(value, spec);
  }
  if (typeof value === 'boolean') return formatInteger(value ? 1 : 0, parseSpec(source, true));
  if (typeof value === 'string') return formatText(value, parseSpec(source, false));
  throw new Error(`unsupported format string passed to ${pythonTypeName({ kind: 'json', value })}.__format__`);
}

function parseSpec(source: string, isNumber: boolean): FormatSpec {
  const match = SPEC.exec(source);
  if (!match) throw new Error(`Invalid format specifier '${source}'`);
  const [, fill, filled, alone, sign, z, hash, zero, width, grouping, precision, type = ''] = match;
  const isZeroFilled = zero !== undefined && fill === undefined;
  const spec = {
    fill: fill ?? (isZeroFilled ? '0' : ' '),
    align: filled ?? alone ?? (isZeroFilled && isNumber ? '=' : null),
    sign: sign ?? '',
    coercesZero: z !== undefined,
    isAlternate: hash !== undefined,
    width: Number(width ?? 0),
    grouping: grouping ?? '',
    precision: precision === undefined ? null : Number(precision),
    type,
  };
  const isTooLong = isNumber && (spec.precision ?? 0) > MAX_PRECISION;
  if (spec.width > MAX_WIDTH || isTooLong) throw new Error('Format specifier is too wide');
  checkGrouping(spec, isNumber);
  return spec;
}

function checkGrouping({ grouping, type }: FormatSpec, isNumber: boolean): void {
  if (grouping === '') return;
  const isDecimal = isNumber ? type === '' || 'deEfFgG%'.includes(type) : type !== '' && 'deEfFgG%'.includes(type);
  const isBits = grouping === '_' && type !== '' && 'boxX'.includes(type);
  if (!isDecimal && !isBits) throw new Error(`Cannot specify '${grouping}' with '${type || 's'}'.`);
}

function formatText(text: string, spec: FormatSpec): string {
  if (spec.type !== '' && spec.type !== 's') {
    throw new Error(`Unknown format code '${spec.type}' for object of type 'str'`);
  }
  if (spec.sign !== '') {
    throw new Error(`${spec.sign === ' ' ? 'Space' : 'Sign'} not allowed in string format specifier`);
  }
  if (spec.coercesZero) throw new Error('Negative zero coercion (z) not allowed in string format specifier');
  if (spec.isAlternate) throw new Error('Alternate form (#) not allowed in string format specifier');
  if (spec.align === '=') throw new Error("'=' alignment not allowed in string format specifier");
  const truncated = spec.precision === null ? text : [...text].slice(0, spec.precision).join('');
  const missing = Math.max(0, spec.width - [...truncated].length);
  const left = spec.align === '>' ? missing : spec.align === '^' ? Math.floor(missing / 2) : 0;
  return spec.fill.repeat(left) + truncated + spec.fill.repeat(missing - left);
}

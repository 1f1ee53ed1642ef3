/** Python's format specifications: fill, alignment, sign, width, grouping, precision, type. */
import type { JsonValue } from '#contract/json.ts';
import { pythonNumber, pythonStr, pythonTypeName } from './python-text.ts';
import { exponentialText, fixedText } from './round-half-even.ts';

const SPEC = /^(?:(.)?([<>=^]))?([+\- ])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([bcdeEfFgGnosxX%])?$/su;

interface Spec {
  fill: string;
  align: string | null;
  sign: string;
  width: number;
  grouping: string;
  precision: number | null;
  type: string;
}

/** Widest field that is made; a template must not ask for gigabytes. */
const MAX_WIDTH = 10_000;
const MAX_PRECISION = 100;

/** Throws an Error with Python's words when the specification is wrong or does not fit the value. */
export function formatSpec(value: JsonValue | undefined, source: string): string {
  if (source === '') return pythonStr(value);
  const spec = parseSpec(source);
  if (typeof value === 'number' || value === undefined) return pad(formatNumber(value ?? Number.NaN, spec), spec, '>');
  if (typeof value === 'boolean') return pad(formatNumber(value ? 1 : 0, spec), spec, '>');
  if (typeof value !== 'string') {
    throw new Error(`unsupported format string passed to ${pythonTypeName({ kind: 'json', value })}.__format__`);
  }
  if (spec.type !== '' && spec.type !== 's') {
    throw new Error(`Unknown format code '${spec.type}' for object of type 'str'`);
  }
  const text = spec.precision === null ? value : [...value].slice(0, spec.precision).join('');
  return pad(text, spec, '<');
}

function parseSpec(source: string): Spec {
  const match = SPEC.exec(source);
  if (!match) throw new Error(`Invalid format specifier '${source}'`);
  const [, fill, align, sign, , zero, width, grouping, precision, type] = match;
  const spec = {
    fill: fill ?? (zero ? '0' : ' '),
    align: align ?? (zero ? '=' : null),
    sign: sign ?? '-',
    width: Number(width ?? 0),
    grouping: grouping ?? '',
    precision: precision === undefined ? null : Number(precision),
    type: type ?? '',
  };
  if (spec.width > MAX_WIDTH || (spec.precision ?? 0) > MAX_PRECISION) throw new Error('Format specifier is too wide');
  return spec;
}

function formatNumber(value: number, spec: Spec): string {
  const digits = group(unsigned(Math.abs(value), spec), spec.grouping);
  const isNegative = value < 0 || Object.is(value, -0);
  return isNegative ? `-${digits}` : spec.sign === '-' ? digits : spec.sign + digits;
}

function unsigned(value: number, { type, precision }: Spec): string {
  if (!Number.isFinite(value)) return pythonNumber(value);
  switch (type) {
    case 'd':
    case 'n':
      if (!Number.isInteger(value)) throw new Error(`Unknown format code '${type}' for object of type 'float'`);
      return pythonNumber(value);
    case 'f':
    case 'F':
      return fixedText(value, precision ?? 6);
    case '%':
      return `${fixedText(value * 100, precision ?? 6)}%`;
    case 'e':
    case 'E': {
      const text = exponent(exponentialText(value, precision ?? 6));
      return type === 'E' ? text.toUpperCase() : text;
    }
    case 'x':
      return value.toString(16);
    case 'X':
      return value.toString(16).toUpperCase();
    case 'b':
      return value.toString(2);
    case 'o':
      return value.toString(8);
    case 'g':
    case 'G':
      return general(value, precision ?? 6);
    case '':
      return precision === null ? pythonNumber(value) : general(value, precision);
    default:
      throw new Error(`Unknown format code '${type}' for a number`);
  }
}

/** Python's `g`: so many significant digits, no trailing zeros, an exponent outside of 1e-4 to 1e(digits). */
export function general(value: number, digits: number): string {
  if (!Number.isFinite(value)) return pythonNumber(value);
  const precision = Math.max(digits, 1);
  if (value === 0) return '0';
  const [mantissa = '', power = '0'] = exponentialText(value, precision - 1).split('e');
  const size = Number(power);
  if (size < -4 || size >= precision) return exponent(`${trimZeros(mantissa)}e${power}`);
  return trimZeros(fixedText(value, Math.max(precision - 1 - size, 0)));
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** `1e+5` in JavaScript, `1e+05` in Python. */
function exponent(text: string): string {
  return text.replace(/e([+-])(\d)$/, 'e$10$2');
}

function group(text: string, mark: string): string {
  if (mark === '') return text;
  const [whole = '', ...rest] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, mark);
  return [grouped, ...rest].join('.');
}

function pad(text: string, spec: Spec, fallback: '<' | '>'): string {
  const missing = spec.width - [...text].length;
  if (missing <= 0) return text;
  const align = spec.align ?? fallback;
  if (align === '<') return text + spec.fill.repeat(missing);
  if (align === '>') return spec.fill.repeat(missing) + text;
  if (align === '^') {
    const left = Math.floor(missing / 2);
    return spec.fill.repeat(left) + text + spec.fill.repeat(missing - left);
  }
  const sign = /^[+\- ]/.exec(text)?.[0] ?? '';
  return sign + spec.fill.repeat(missing) + text.slice(sign.length);
}

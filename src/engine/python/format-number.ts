/** Formats numbers by Python's format specifications (CPython 3.11, formatter_unicode.c). */
import { trimEndOf } from '#contract/trim-end-of.ts';
import { pythonFloat } from './python-text.ts';
import { exponentialText, fixedText } from './round-half-even.ts';

/** What a format specification asks for. */
export interface FormatSpec {
  fill: string;
  /** Null to decide by the type of the value. */
  align: string | null;
  /** Empty if not given. */
  sign: string;
  /** Drops the minus of a negative zero. */
  coercesZero: boolean;
  isAlternate: boolean;
  width: number;
  grouping: string;
  precision: number | null;
  /** Empty if not given. */
  type: string;
}

/** The parts of a formatted number; only the digits are grouped and zero-padded. */
interface NumberText {
  isNegative: boolean;
  prefix: string;
  digits: string;
  remainder: string;
}

/** JSON numbers without a fraction count as ints, unless they are too large for one. */
export function isFloatNumber(value: number): boolean {
  return !Number.isInteger(value) || Math.abs(value) >= 1e21;
}

const BASES: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16 };

export function formatInteger(value: number, spec: FormatSpec): string {
  const { type } = spec;
  if (type !== '' && 'eEfFgG%'.includes(type)) return formatFloat(value, spec);
  if (type !== '' && !'bcdnoxX'.includes(type))
    throw new Error(`Unknown format code '${type}' for object of type 'int'`);
  if (spec.precision !== null) throw new Error('Precision not allowed in integer format specifier');
  if (spec.coercesZero) throw new Error('Negative zero coercion (z) not allowed in integer format specifier');
  if (type === 'c') return formatCharacter(value, spec);
  const text = BigInt(Math.abs(value)).toString(BASES[type] ?? 10);
  const prefix = spec.isAlternate && type in BASES ? `0${type}` : '';
  const digits = type === 'X' ? text.toUpperCase() : text;
  return layOut({ isNegative: value < 0, prefix, digits, remainder: '' }, spec);
}

function formatCharacter(value: number, spec: FormatSpec): string {
  if (spec.sign !== '') throw new Error("Sign not allowed with integer format specifier 'c'");
  if (spec.isAlternate) throw new Error("Alternate form (#) not allowed with integer format specifier 'c'");
  if (value < 0 || value > 0x10_ff_ff) throw new Error('%c arg not in range(0x110000)');
  return layOut({ isNegative: false, prefix: '', digits: '', remainder: String.fromCodePoint(value) }, spec);
}

export function formatFloat(value: number, spec: FormatSpec): string {
  const lower = spec.type.toLowerCase();
  if (!['', 'e', 'f', 'g', '%'].includes(lower) && spec.type !== 'n') {
    throw new Error(`Unknown format code '${spec.type}' for object of type 'float'`);
  }
  const written = writeFloat(Math.abs(value), lower, spec);
  const text = spec.type === lower ? written : written.toUpperCase();
  const digits = /^\d*/.exec(text)?.[0] ?? '';
  const remainder = text.slice(digits.length);
  const isZero = !/[1-9]/.test(text.split(/e/i)[0] ?? '');
  const isNegative = (value < 0 || Object.is(value, -0)) && !(spec.coercesZero && isZero);
  return layOut({ isNegative, prefix: '', digits, remainder }, spec);
}

function writeFloat(value: number, type: string, { precision, isAlternate }: FormatSpec): string {
  const end = type === '%' ? '%' : '';
  const scaled = type === '%' ? value * 100 : value;
  if (!Number.isFinite(scaled)) return (Number.isNaN(scaled) ? 'nan' : 'inf') + end;
  if (type === 'f' || type === '%') return withPoint(fixedText(scaled, precision ?? 6), isAlternate) + end;
  if (type === 'e') return exponent(withPoint(exponentialText(scaled, precision ?? 6), isAlternate));
  if (type === '' && precision === null) return withPoint(pythonFloat(scaled), isAlternate);
  return significant(scaled, precision ?? 6, { isAlternate, keepsPoint: type === '' });
}

/** The alternate form always has a decimal point. */
function withPoint(text: string, isAlternate: boolean): string {
  return isAlternate && !text.includes('.') ? text.replace(/^\d+/, '$&.') : text;
}

/** Python's `g`: this many significant digits, no trailing zeros, an exponent outside 1e-4 to 1e(digits). */
export function general(value: number, digits: number): string {
  if (Number.isNaN(value)) return 'nan';
  const sign = value < 0 ? '-' : '';
  return sign + (Number.isFinite(value) ? significant(Math.abs(value), digits) : 'inf');
}

/** `keepsPoint` is for a float without a type: it has at least one decimal. */
function significant(value: number, digits: number, { isAlternate = false, keepsPoint = false } = {}): string {
  const precision = Math.max(digits, 1);
  const trim = (text: string) => {
    if (isAlternate) return withPoint(text, true);
    return text.includes('.') ? trimEndOf(trimEndOf(text, '0'), '.') : text;
  };
  const [mantissa = '', power = '0'] = exponentialText(value, precision - 1).split('e');
  const size = Number(power);
  const limit = keepsPoint ? precision - 1 : precision;
  if (size < -4 || size >= limit) return exponent(`${trim(mantissa)}e${power}`);
  const text = trim(fixedText(value, Math.max(precision - 1 - size, 0)));
  return keepsPoint && !text.includes('.') ? `${text}.0` : text;
}

/** `1e+5` in JavaScript, `1e+05` in Python. */
function exponent(text: string): string {
  return text.replace(/e([+-])(\d)$/, 'e$10$2');
}

function layOut({ isNegative, prefix, digits, remainder }: NumberText, spec: FormatSpec): string {
  const sign = isNegative ? '-' : spec.sign === '-' ? '' : spec.sign;
  const align = spec.align ?? '>';
  const others = sign.length + prefix.length + [...remainder].length;
  const isFilled = spec.fill === '0' && align === '=';
  const grouped = digits === '' ? '' : group(digits, isFilled ? spec.width - others : 0, spec);
  const missing = Math.max(0, spec.width - others - grouped.length);
  const body = grouped + remainder;
  if (align === '=') return sign + prefix + spec.fill.repeat(missing) + body;
  const left = align === '>' ? missing : align === '^' ? Math.floor(missing / 2) : 0;
  return spec.fill.repeat(left) + sign + prefix + body + spec.fill.repeat(missing - left);
}

/** Zero-pads the digits to a width. The result never starts with a separator, so it may be one wider. */
function group(digits: string, width: number, { grouping, type }: FormatSpec): string {
  if (grouping === '') return digits.padStart(width, '0');
  const size = type !== '' && 'boxX'.includes(type) ? 4 : 3;
  const parts: string[] = [];
  let [rest, room] = [digits, width];
  for (;;) {
    const length = Math.min(size, Math.max(rest.length, room, 1));
    parts.unshift(rest.slice(-length).padStart(length, '0'));
    rest = rest.slice(0, -length);
    room -= length;
    if (rest === '' && room <= 0) return parts.join(grouping);
    // The separator takes one.
    room -= 1;
  }
}

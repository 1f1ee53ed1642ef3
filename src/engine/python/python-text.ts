/** How Python writes values as text, as Langflow's error messages, templates and tables show them. */
import type { JsonValue } from '#contract/json.ts';
import type { Value } from '../values/values.ts';

/** `str(value)`: text unchanged, `True`, `None`, `nan`, `{'a': [1, 2]}`. Whole floats cannot be told from ints in JSON. */
export function pythonStr(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : pythonRepr(value);
}

/** `repr(value)`. `undefined` is a missing table cell: `nan`. */
export function pythonRepr(value: JsonValue | undefined): string {
  if (value === undefined) return 'nan';
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'number') return pythonNumber(value);
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => `${quote(key)}: ${pythonRepr(item)}`);
  return `{${entries.join(', ')}}`;
}

/** A number as Python prints it: `1e+16` where JavaScript has `10000000000000000`, `1e-05` where it has `0.00001`. */
export function pythonNumber(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Number.isSafeInteger(value)) return String(value);
  if (Number.isInteger(value)) return value < 1e21 && value > -1e21 ? BigInt(value).toString() : value.toString();
  if (Math.abs(value) >= 1e-4) return String(value);
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits}e-${exponent.slice(1).padStart(2, '0')}`;
}

/** The same for a float, even a whole one: `12.0`, `1e+16`. */
export function pythonFloat(value: number): string {
  if (!Number.isInteger(value)) return pythonNumber(value);
  return Math.abs(value) < 1e16 ? `${Object.is(value, -0) ? '-0' : value}.0` : value.toExponential();
}

/** `ascii(value)`: `repr` with everything outside ASCII escaped. */
export function asciiRepr(value: JsonValue | undefined): string {
  return pythonRepr(value).replace(/[^\0-\x7f]/gu, escaped);
}

/** Characters that Python's `repr` escapes: controls, formats, spaces other than the plain one, and non-characters. */
const UNPRINTABLE = /[\p{C}\p{Z}]/u;

/** Needs no escaping, like most texts. */
const PLAIN = /^[ !#-&(-[\]-~]*$/;

function quote(text: string): string {
  if (PLAIN.test(text)) return `'${text}'`;
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  let out = mark;
  for (const char of text) {
    if (char === mark || char === '\\') out += `\\${char}`;
    else if (char === '\n') out += '\\n';
    else if (char === '\r') out += '\\r';
    else if (char === '\t') out += '\\t';
    else if (char !== ' ' && UNPRINTABLE.test(char)) out += escaped(char);
    else out += char;
  }
  return out + mark;
}

function escaped(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const hex = (digits: number) => code.toString(16).padStart(digits, '0');
  if (code < 0x100) return `\\x${hex(2)}`;
  return code < 0x1_00_00 ? `\\u${hex(4)}` : `\\U${hex(8)}`;
}

const LFX = 'lfx.schema';

/** The full type name, as in `Invalid value type <class 'float'>`. */
export function pythonClass(value: Value): string {
  switch (value.kind) {
    case 'message':
      return `<class '${LFX}.message.Message'>`;
    case 'data':
      return `<class '${LFX}.data.JSON'>`;
    case 'frame':
      return `<class '${LFX}.dataframe.Table'>`;
    case 'list':
      return "<class 'list'>";
    case 'text':
      return "<class 'str'>";
    case 'model':
      return "<class 'LanguageModel'>";
    case 'json':
      return `<class '${jsonTypeName(value.value)}'>`;
  }
}

/** The short type name: `str`, `int`, `float`, `bool`, `NoneType`, `list`, `dict`, `Message`. */
export function pythonTypeName(value: Value): string {
  const full = pythonClass(value).slice("<class '".length, -"'>".length);
  return full.slice(full.lastIndexOf('.') + 1);
}

function jsonTypeName(value: JsonValue): string {
  if (value === null) return 'NoneType';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  if (typeof value === 'string') return 'str';
  return Array.isArray(value) ? 'list' : 'dict';
}

/** `len(text)`. Counting code points is slow, and needed only with surrogates. */
export function countCodePoints(text: string): number {
  return /[\ud800-\udfff]/.test(text) ? [...text].length : text.length;
}

/** Reads PowerShell values: numbers, hash tables, arrays, variables, and the result of ConvertTo-Json. */
import { type JsonObject, type JsonValue, MAX_JSON_DEPTH } from '#contract/json.ts';
import { PasteError, variableMark } from './http-call.ts';
import { PowershellTexts } from './powershell-texts.ts';
import { define } from './source-values.ts';

/** Limit on the total size of values, because variables can refer to each other, so that a short text expands without bound. */
const MAX_MADE = 60_000_000;
const WEIGHT_OF_VALUE = 100;
const CONSTANTS: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const CONVERT = /ConvertTo-Json\b/iy;
const CONVERT_OPTIONS = /(?:[ \t]+-[A-Za-z]+(?:[ \t]+\d+)?)*[ \t]*/y;
/** Casts that change nothing about the JSON of a value. */
const CAST = /\[(?:ordered|pscustomobject|hashtable|array|(?:string|object|hashtable)\[\])\]\s*/iy;
const NUMBER = /-?(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?(?![\w.-])/iy;

export abstract class PowershellValues extends PowershellTexts {
  readonly #variables = new Map<string, { value: JsonValue; size: number }>();
  #depth = 0;
  #made = 0;

  /** Skips one irrelevant character, or a whole quoted string. */
  protected skipStep(): void {
    const sign = this.text[this.at];
    if (sign === '"' || sign === "'") this.argument();
    else this.at += 1;
  }

  /** Reads the value after `$name =`. */
  protected assign(name: string): void {
    const [start, before] = [this.at, this.#made];
    const value = this.#expression();
    const isWhole = !this.skipSpace(false) || /[\n\r;)}]/.test(this.text[this.at] ?? '');
    const size = this.#made - before;
    this.#variables.set(name.toLowerCase(), { value: isWhole ? value : this.#unknown(start), size });
  }

  protected variable(name: string, isEnvironment = false): JsonValue {
    const known = isEnvironment ? undefined : this.#variables.get(name.toLowerCase());
    this.#count(known?.size ?? 0);
    return known?.value ?? CONSTANTS.get(name.toLowerCase()) ?? (known || name === 'null' ? null : variableMark(name));
  }

  /** An argument of a command, where a word without quotes is a string. */
  protected argument(): JsonValue {
    if (/["'@($]/.test(this.text[this.at] ?? '')) return this.#operand();
    return this.match(/[^\s;|,)}]+|[\s\S]/y)?.[0] ?? '';
  }

  /** Operands joined by `+`, listed with commas, and piped to ConvertTo-Json. */
  #expression(): JsonValue {
    const items: JsonValue[] = [];
    do items.push(this.#sum());
    while (this.match(/[ \t]*,\s*/y));
    let [value = null] = items;
    if (items.length > 1) value = items;
    while (this.match(/\s*\|\s*(?=ConvertTo-Json\b)/iy) && this.match(CONVERT)) {
      this.match(CONVERT_OPTIONS);
      value = this.#toJson(value);
    }
    return value;
  }

  #sum(): JsonValue {
    const start = this.at;
    let value = this.#operand();
    while (this.match(/[ \t]*\+\s*/y)) {
      const next = this.#operand();
      value = typeof value === 'string' && typeof next === 'string' ? value + next : this.#unknown(start);
    }
    return value;
  }

  #toJson(value: JsonValue): string {
    const text = JSON.stringify(value);
    this.#count(text.length);
    return text;
  }

  #operand(): JsonValue {
    this.#depth += 1;
    if (this.#depth > MAX_JSON_DEPTH) throw new PasteError(`The request nests deeper than ${MAX_JSON_DEPTH} levels.`);
    const value = this.#read();
    this.#count(WEIGHT_OF_VALUE + (typeof value === 'string' ? value.length : 0));
    this.#depth -= 1;
    return value;
  }

  #count(size: number): void {
    this.#made += size;
    if (this.#made > MAX_MADE) throw new PasteError('The request is too large to read.');
  }

  #read(): JsonValue {
    const start = this.at;
    const two = this.text.slice(start, start + 2);
    if (two.startsWith('"')) return this.doubleQuoted();
    if (two.startsWith("'")) return this.singleQuoted();
    if (two === '@{') return this.#table();
    if (two === '@(') return this.#array();
    if (two === '@"' || two === "@'") return this.hereText(two);
    if (two.startsWith('(') || two === '$(') return this.#parentheses();
    const variable = this.match(/\$(env:)?(\w+)/iy);
    if (variable) return this.variable(variable[2] ?? '', variable[1] !== undefined);
    // The bytes are read as the text that they encode.
    if (this.match(/\[(?:System\.)?Text\.Encoding\]::\w+\.GetBytes(?=\()/iy)) return this.#parentheses();
    if (this.match(CAST)) return this.#operand();
    const number = Number(this.match(NUMBER)?.[0] ?? Number.NaN);
    if (Number.isFinite(number)) return number;
    if (!this.match(CONVERT)) {
      this.match(/[^\s;|,)}\]]+/y);
      return this.#unknown(start);
    }
    this.match(CONVERT_OPTIONS);
    const value = this.#operand();
    this.match(CONVERT_OPTIONS);
    return this.#toJson(value);
  }

  /** A placeholder for a value that only PowerShell knows, named by its source text. */
  #unknown(start: number): string {
    return variableMark(this.text.slice(start, Math.min(this.at, start + 60)));
  }

  /** A value; unknown if anything except spaces follows it before the end of its statement or brackets. */
  #statement(withLines: boolean): JsonValue {
    this.skipSpace(withLines);
    const start = this.at;
    const value = this.#expression();
    let isWhole = true;
    for (let depth = 0; this.skipSpace(withLines); isWhole = false) {
      const sign = this.text[this.at] ?? '';
      if (depth === 0 && /[)}\]\n\r;]/.test(sign)) break;
      depth += /[({[]/.test(sign) ? 1 : /[)}\]]/.test(sign) ? -1 : 0;
      this.skipStep();
    }
    return isWhole ? value : this.#unknown(start);
  }

  #isInside(close: string): boolean {
    if (!this.skipSpace(true)) throw new PasteError(`A bracket is not closed: ${close} is missing.`);
    const sign = this.text[this.at] ?? '';
    if (!/[)}\]]/.test(sign)) return true;
    if (sign !== close) throw new PasteError(`A bracket is not closed: ${close} is missing before ${sign}.`);
    this.at += 1;
    return false;
  }

  #table(): JsonObject {
    this.at += 2;
    const table: JsonObject = {};
    while (this.#isInside('}')) {
      const key = this.match(/[^\s=;"'@($)}\]]+/y)?.[0] ?? this.argument();
      const isEntry = this.match(/\s*=\s*/y) !== null;
      const value = this.#statement(false);
      if (isEntry && (typeof key === 'string' || typeof key === 'number')) define(table, String(key), value);
    }
    return table;
  }

  /** The values of its statements, with lists flattened. */
  #array(): JsonValue[] {
    this.at += 2;
    const items: JsonValue[] = [];
    while (this.#isInside(')')) {
      const start = this.at;
      items.push(this.#statement(false));
      if (this.at === start) this.at += 1;
    }
    return items.flat();
  }

  #parentheses(): JsonValue {
    this.at = this.text.indexOf('(', this.at) + 1;
    const value = this.#statement(true);
    if (this.#isInside(')')) throw new PasteError('A parenthesis is not closed.');
    return value;
  }
}

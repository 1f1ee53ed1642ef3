/** Reads PowerShell strings: quoted strings and here-strings, with escapes and variables. */
import type { JsonValue } from '#contract/json.ts';
import { PasteError, variableMark } from './http-call.ts';

const SIGNS: Record<string, string> = { n: '\n', t: '\t', r: '\r', '0': '\0', a: '\u0007', b: '\b', f: '\f', v: '\v' };

export abstract class PowershellTexts {
  protected readonly text: string;
  protected at = 0;

  constructor(text: string) {
    this.text = text;
  }

  protected match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match) this.at = pattern.lastIndex;
    return match;
  }

  /** Skips spaces and comments; false at the end of the text. A backtick before a line end continues the line. */
  protected skipSpace(withLines: boolean): boolean {
    while (this.match(withLines ? /[\s;]+|`\r?\n|#[^\n]*/y : /[ \t]+|`\r?\n|#[^\n]*/y));
    return this.at < this.text.length;
  }

  /** The value of a variable, or a mark for it. */
  protected abstract variable(name: string, isEnvironment: boolean): JsonValue;

  protected singleQuoted(): string {
    const match = this.match(/'([^']*(?:''[^']*)*)'/y);
    if (!match) throw new PasteError("A single quote (') is not closed.");
    return (match[1] ?? '').replaceAll("''", "'");
  }

  protected doubleQuoted(): string {
    this.at += 1;
    return this.#expanded(null);
  }

  /** `start` is `@"` or `@'`. */
  protected hereText(start: string): string {
    const open = this.match(/@["'][ \t]*\r?\n/y);
    const end = open ? this.text.indexOf(`\n${start.charAt(1)}@`, this.at - 1) : -1;
    if (end === -1) throw new PasteError(`A text that starts with ${start} is not closed.`);
    if (start === '@"') return this.#expanded(end + 1).replace(/\r?\n$/, '');
    const text = this.text.slice(this.at, end).replace(/\r$/, '');
    this.at = end + 3;
    return text;
  }

  /** Reads a string with its variables and escapes, up to the next double quote or to the end of the here-string. */
  #expanded(end: number | null): string {
    let made = '';
    for (;;) {
      made += this.match(/[^"`$]+/y)?.[0] ?? '';
      const sign = this.text[this.at];
      if (sign === undefined) throw new PasteError('A double quote (") is not closed.');
      const isDoubled = end === null && this.text[this.at + 1] === '"';
      if (sign !== '"') made += this.#expansion();
      else if (end === null ? !isDoubled : this.at === end) break;
      else made += this.#step('"', isDoubled ? 2 : 1);
    }
    this.at += end === null ? 1 : 2;
    return made;
  }

  #step(text: string, length: number): string {
    this.at += length;
    return text;
  }

  /** In double quotes: a backtick escape, `$([char]10)`, or a variable. */
  #expansion(): string {
    const escaped = this.match(/`(?:u\{([\dA-Fa-f]{1,6})\}|(\r\n|[\s\S]))/y);
    if (escaped) {
      const point = escaped[1] === undefined ? Number.NaN : Number.parseInt(escaped[1], 16);
      if (point <= 0x10ffff) return String.fromCodePoint(point);
      return SIGNS[escaped[2] ?? ''] ?? escaped[2] ?? '';
    }
    const code = this.match(/\$\(\[char\](\d{1,7}|0x[\dA-Fa-f]{1,4})\)/iy);
    if (code) return String.fromCharCode(Number(code[1]));
    const unknown = this.match(/\$\([^)]*\)/y);
    if (unknown) return variableMark(unknown[0].slice(0, 60));
    const variable = this.match(/\$(?:(env:)?(\w+)|\{(env:)?(\w+)\})/iy);
    if (!variable) return this.#step(this.text[this.at] ?? '', 1);
    const name = variable[2] ?? variable[4] ?? '';
    const value = this.variable(name, (variable[1] ?? variable[3]) !== undefined);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : variableMark(name);
  }
}

/** Reads PowerShell's Invoke-WebRequest and Invoke-RestMethod, as browsers copy them and as people write them. */
import { type HttpCall, PasteError, variableMark } from './http-call.ts';

type Value = string | Map<string, string>;

const COMMAND = /^(?:invoke-webrequest|invoke-restmethod|iwr|irm|curl|wget)$/i;

/** Throws PasteError when there is no such command, or a quote is not closed. */
export function readPowershell(text: string): HttpCall[] {
  const reader = new PowershellReader(text);
  const calls = reader.read();
  if (calls.length === 0) throw new PasteError('The text has no Invoke-WebRequest.');
  return calls;
}

class PowershellReader {
  readonly #text: string;
  readonly #variables = new Map<string, Value>();
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): HttpCall[] {
    const calls: HttpCall[] = [];
    while (this.#skipSpace(true)) {
      const assigned = this.#match(/\$(\w+)\s*=\s*(?=["'@([])/y);
      const word = assigned ? null : this.#match(/[A-Za-z][\w-]*/y);
      if (assigned) this.#variables.set((assigned[1] ?? '').toLowerCase(), this.#value());
      else if (word && COMMAND.test(word[0])) calls.push(this.#command());
      else if (!word) this.#skipStep();
    }
    return calls;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match) this.#at = pattern.lastIndex;
    return match;
  }

  /** False at the end of the text. A backtick before a line end continues the line. */
  #skipSpace(withLines: boolean): boolean {
    this.#match(withLines ? /(?:\s|`\r?\n|;|#[^\n]*)+/y : /(?:[ \t]|`\r?\n)+/y);
    return this.#at < this.#text.length;
  }

  /** Over one thing that is of no interest, a quoted text as a whole. */
  #skipStep(): void {
    const sign = this.#text[this.#at];
    if (sign === '"' || sign === "'") this.#value();
    else this.#at += 1;
  }

  #command(): HttpCall {
    const call: HttpCall = { form: 'PowerShell', url: null, method: null, headers: [], body: null, remarks: [] };
    while (this.#skipSpace(false) && !/[\n\r;|]/.test(this.#text[this.#at] ?? '')) {
      const option = this.#match(/-([A-Za-z]+):?/y)?.[1]?.toLowerCase();
      if (option === undefined) {
        const value = this.#value();
        if (call.url === null && typeof value === 'string') call.url = value;
        continue;
      }
      this.#skipSpace(false);
      if (/^-[A-Za-z]|^[\n\r;|]|^$/.test(this.#text.slice(this.#at, this.#at + 2))) continue;
      applyOption(call, option, this.#value());
    }
    if (call.url === null) throw new PasteError('The command names no address.');
    return call;
  }

  #value(): Value {
    const { sign, next } = { sign: this.#text[this.#at] ?? '', next: this.#text[this.#at + 1] };
    if (sign === '"') return this.#doubleQuoted();
    if (sign === "'") return this.#singleQuoted();
    if (sign === '@' && next === '{') return this.#table();
    if (sign === '@' && (next === '"' || next === "'")) return this.#hereText(next);
    if (sign === '(') return this.#parentheses();
    const variable = this.#match(/\$(env:)?(\w+)/y);
    if (variable) return this.#variable(variable[2] ?? '', variable[1] !== undefined);
    const word = this.#match(/[^\s;|,)}]+/y);
    if (word) return word[0];
    this.#at += 1;
    return sign;
  }

  #variable(name: string, isEnvironment: boolean): Value {
    return (isEnvironment ? undefined : this.#variables.get(name.toLowerCase())) ?? variableMark(name);
  }

  #singleQuoted(): string {
    const match = this.#match(/'([^']*(?:''[^']*)*)'/y);
    if (!match) throw new PasteError("A single quote (') is not closed.");
    return (match[1] ?? '').replaceAll("''", "'");
  }

  #doubleQuoted(): string {
    this.#at += 1;
    let made = '';
    for (;;) {
      const plain = this.#match(/[^"`$]+/y);
      if (plain) made += plain[0];
      const sign = this.#text[this.#at];
      if (sign === undefined) throw new PasteError('A double quote (") is not closed.');
      if (sign === '"' && this.#text[this.#at + 1] !== '"') break;
      made += sign === '"' ? this.#step('"', 2) : this.#expansion();
    }
    this.#at += 1;
    return made;
  }

  #step(text: string, length: number): string {
    this.#at += length;
    return text;
  }

  /** Between double quotes: a backtick escape, `$([char]10)`, or a variable. */
  #expansion(): string {
    const escaped = this.#match(/`(?:u\{([\dA-Fa-f]{1,6})\}|(\r\n|[\s\S]))/y);
    if (escaped) {
      const point = escaped[1] === undefined ? Number.NaN : Number.parseInt(escaped[1], 16);
      if (point <= 0x10ffff) return String.fromCodePoint(point);
      return SIGNS[escaped[2] ?? ''] ?? escaped[2] ?? '';
    }
    const code = this.#match(/\$\(\[char\](\d{1,7}|0x[\dA-Fa-f]{1,4})\)/iy);
    if (code) return String.fromCharCode(Number(code[1]));
    const unknown = this.#match(/\$\([^)]*\)/y);
    if (unknown) return variableMark(unknown[0].slice(0, 60));
    const variable = this.#match(/\$(?:(env:)?(\w+)|\{(env:)?(\w+)\})/y);
    if (!variable) return this.#step(this.#text[this.#at] ?? '', 1);
    const name = variable[2] ?? variable[4] ?? '';
    const value = this.#variable(name, (variable[1] ?? variable[3]) !== undefined);
    return typeof value === 'string' ? value : variableMark(name);
  }

  #hereText(quote: string): string {
    const match = this.#match(quote === '"' ? /@"[ \t]*\r?\n([\s\S]*?)\r?\n"@/y : /@'[ \t]*\r?\n([\s\S]*?)\r?\n'@/y);
    if (!match) throw new PasteError(`A text that starts with @${quote} is not closed.`);
    const text = match[1] ?? '';
    if (quote === "'") return text;
    return new PowershellReader(`"${text.replaceAll(/(?<!`)"/g, '`"')}"`).#doubleQuoted();
  }

  #table(): Map<string, string> {
    this.#at += 2;
    const table = new Map<string, string>();
    while (this.#skipSpace(true) && this.#text[this.#at] !== '}') {
      const key = this.#value();
      this.#match(/\s*=\s*/y);
      const value = this.#value();
      if (typeof key === 'string') table.set(key.replace(/=$/, ''), typeof value === 'string' ? value : '');
      this.#match(/\s*[,;]/y);
    }
    if (this.#at >= this.#text.length) throw new PasteError('A table that starts with @{ is not closed.');
    this.#at += 1;
    return table;
  }

  /** `([System.Text.Encoding]::UTF8.GetBytes("…"))` is its text; what other calls give is unknown. */
  #parentheses(): string {
    const start = this.#at;
    const bytes = this.#match(/\(\s*\[System\.Text\.Encoding\]::\w+\.GetBytes\(\s*/iy);
    if (bytes) {
      const value = this.#value();
      this.#match(/\s*\)\s*\)/y);
      return typeof value === 'string' ? value : '';
    }
    let depth = 0;
    do {
      const sign = this.#text[this.#at];
      if (sign === undefined) throw new PasteError('A parenthesis is not closed.');
      if (sign === '"' || sign === "'") {
        this.#value();
        continue;
      }
      depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
      this.#at += 1;
    } while (depth > 0);
    return variableMark(this.#text.slice(start, this.#at).slice(0, 60));
  }
}

const SIGNS: Record<string, string> = { n: '\n', t: '\t', r: '\r', '0': '\0', a: '\u0007', b: '\b', f: '\f', v: '\v' };

function applyOption(call: HttpCall, option: string, value: Value): void {
  const text = typeof value === 'string' ? value : null;
  if (option === 'uri') call.url = text;
  else if (option === 'method') call.method = text;
  else if (option === 'contenttype' && text !== null) call.headers.push(['content-type', text]);
  else if (option === 'headers' && typeof value !== 'string') call.headers.push(...value);
  else if (option === 'body') {
    call.body = text;
    if (text === null) call.remarks.push('The body is a table, which is sent as a form, not as JSON. It was left out.');
  } else if (!['websession', 'useragent', 'timeoutsec', 'outfile'].includes(option)) {
    call.remarks.push(`The option -${option} was left out: this page has no place for it.`);
  }
}

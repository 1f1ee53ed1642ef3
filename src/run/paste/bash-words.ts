/**
 * Splits a bash command into words: all forms of quotes, line continuations, comments, and variables, which stay marked.
 * Nothing is run. Written here because the known splitters drop or misread `$'…'`, in which browsers copy their commands.
 */
import { PasteError, variableMark } from './http-call.ts';

/** Words of one command; commands are parted by line ends, `;`, `&&`, `||` and `|`. */
export interface ShellCommand {
  words: string[];
  /** True when it reads what the command before it writes. */
  isPiped: boolean;
}

const SIMPLE_ESCAPES: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  E: '\u001b',
  f: '\f',
  v: '\v',
};

/** Throws PasteError when a quote is not closed. */
export function splitBash(text: string): ShellCommand[] {
  return new BashReader(text).read();
}

class BashReader {
  readonly #text: string;
  #at = 0;
  #word: string | null = null;
  #commands: ShellCommand[] = [];
  #current: ShellCommand = { words: [], isPiped: false };

  constructor(text: string) {
    this.#text = text;
  }

  read(): ShellCommand[] {
    const text = this.#text;
    while (this.#at < text.length) {
      const sign = text[this.#at] ?? '';
      if (sign === ' ' || sign === '\t' || sign === '\r') this.#endWord(1);
      else if (sign === '\n' || sign === ';' || sign === '&' || sign === '|') this.#endCommand(sign);
      else if (sign === '#' && this.#word === null) this.#skipTo('\n');
      else if (sign === '\\') this.#escape();
      else if (sign === "'") this.#add(this.#quoted());
      else if (sign === '"') this.#doubleQuoted();
      else if (sign === '$') this.#dollar();
      else if (sign === '`') this.#substitution('`');
      else {
        this.#add(sign);
        this.#at += 1;
      }
    }
    this.#endCommand('');
    return this.#commands;
  }

  #add(part: string): void {
    this.#word = (this.#word ?? '') + part;
  }

  #endWord(step: number): void {
    if (this.#word !== null) this.#current.words.push(this.#word);
    this.#word = null;
    this.#at += step;
  }

  #endCommand(sign: string): void {
    const isDouble = (sign === '|' || sign === '&') && this.#text[this.#at + 1] === sign;
    this.#endWord(isDouble ? 2 : sign.length);
    // A pipe may stand at the end of a line.
    if (sign === '\n' && this.#current.words.length === 0) return;
    if (this.#current.words.length > 0) this.#commands.push(this.#current);
    this.#current = { words: [], isPiped: sign === '|' && !isDouble };
  }

  #skipTo(sign: string): void {
    const end = this.#text.indexOf(sign, this.#at);
    this.#at = end === -1 ? this.#text.length : end;
  }

  #escape(): void {
    const text = this.#text;
    const lineEnd = /^\\\r?\n/.exec(text.slice(this.#at, this.#at + 3));
    if (lineEnd) {
      this.#at += lineEnd[0].length;
      return;
    }
    const next = text[this.#at + 1];
    if (next !== undefined) this.#add(next);
    this.#at += 2;
  }

  /** Between single quotes everything stands for itself. */
  #quoted(): string {
    const end = this.#text.indexOf("'", this.#at + 1);
    if (end === -1) throw new PasteError("A single quote (') is not closed.");
    const part = this.#text.slice(this.#at + 1, end);
    this.#at = end + 1;
    return part;
  }

  #doubleQuoted(): void {
    this.#at += 1;
    this.#add('');
    for (;;) {
      const sign = this.#text[this.#at];
      if (sign === undefined) throw new PasteError('A double quote (") is not closed.');
      if (sign === '"') break;
      if (sign === '\\') this.#escapeInQuotes();
      else if (sign === '$') this.#dollar(true);
      else if (sign === '`') this.#substitution('`');
      else {
        this.#add(sign);
        this.#at += 1;
      }
    }
    this.#at += 1;
  }

  #escapeInQuotes(): void {
    const next = this.#text[this.#at + 1] ?? '';
    if (next === '\n') this.#add('');
    else this.#add('$`"\\'.includes(next) ? next : `\\${next}`);
    this.#at += 2;
  }

  #dollar(isQuoted = false): void {
    const rest = this.#text.slice(this.#at + 1, this.#at + 200);
    if (!isQuoted && rest.startsWith("'")) {
      this.#at += 2;
      this.#add(this.#ansiQuoted());
      return;
    }
    if (!isQuoted && rest.startsWith('"')) {
      this.#at += 1;
      return;
    }
    if (rest.startsWith('(')) {
      this.#substitution(')');
      return;
    }
    const name = /^(?:\{([A-Za-z_]\w*)[^}]*\}|([A-Za-z_]\w*))/.exec(rest);
    this.#add(name ? variableMark(name[1] ?? name[2] ?? '') : '$');
    this.#at += 1 + (name?.[0].length ?? 0);
  }

  /** What another command would write is as unknown as a variable. */
  #substitution(close: string): void {
    const end = this.#text.indexOf(close, this.#at + 1);
    if (end === -1) throw new PasteError(`A command inside the command is not closed (${close}).`);
    this.#add(variableMark(this.#text.slice(this.#at, end + 1).slice(0, 60)));
    this.#at = end + 1;
  }

  #ansiQuoted(): string {
    let made = '';
    for (;;) {
      const sign = this.#text[this.#at];
      if (sign === undefined) throw new PasteError("A quote that starts with $' is not closed.");
      this.#at += 1;
      if (sign === "'") return made;
      made += sign === '\\' ? this.#ansiEscape() : sign;
    }
  }

  #ansiEscape(): string {
    const rest = this.#text.slice(this.#at, this.#at + 200);
    const code = /^(?:u([\dA-Fa-f]{1,4})|U([\dA-Fa-f]{1,8})|([0-7]{1,3}))/.exec(rest);
    if (code) {
      this.#at += code[0].length;
      const point = code[3] === undefined ? Number.parseInt(code[1] ?? code[2] ?? '', 16) : Number.parseInt(code[3], 8);
      return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
    }
    // Bytes that follow each other are one UTF-8 text.
    const bytes = /^x[\dA-Fa-f]{1,2}(?:\\x[\dA-Fa-f]{1,2})*/.exec(rest);
    if (bytes) {
      this.#at += bytes[0].length;
      const values = bytes[0]
        .split('x')
        .slice(1)
        .map((part) => Number.parseInt(part, 16));
      return new TextDecoder().decode(new Uint8Array(values));
    }
    const sign = this.#text[this.#at] ?? '';
    this.#at += 1;
    return SIMPLE_ESCAPES[sign] ?? ('\\\'"?'.includes(sign) ? sign : `\\${sign}`);
  }
}

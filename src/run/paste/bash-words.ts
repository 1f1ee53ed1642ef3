/**
 * Splits a bash command into words, with all forms of quotes, line continuations, comments, and variables, which become
 * marks. Nothing is run. Common packages drop or misread `$'…'`, which browsers use when they copy a command.
 */
import { PasteError, variableMark } from './http-call.ts';

/** The words of one command; line ends, `;`, `&&`, `||` and `|` separate commands. */
export interface ShellCommand {
  words: string[];
  /** True when it reads the output of the command before it. */
  isPiped: boolean;
  /** Text of its here-document or here-string. */
  input: string | null;
}

/** A here-document whose lines start after the end of the current line. */
interface HereDocument {
  command: ShellCommand;
  end: string;
  /** `<<'EOF'`: its text is not expanded. */
  isQuoted: boolean;
  /** `<<-EOF`: leading tabs are dropped. */
  isIndented: boolean;
}

const SIMPLE_ESCAPES: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  f: '\f',
  v: '\v',
};

/** Throws PasteError when a quote or a here-document is not closed. */
export function splitBash(text: string): ShellCommand[] {
  return new BashReader(text).read();
}

const HERE_DOCUMENT = /<<(-?)[ \t]*(?:'([^'\n]*)'|"([^"\n]*)"|(\\?)([^\s;&|<>()'"`\\]+))/y;

/** Characters that mean themselves; taken in runs, as a string built from single characters takes memory for each. */
const PLAIN = { word: /[^\s;&|#\\'"$`<]+/y, quoted: /[^"\\$`]+/y, ansi: /[^'\\]+/y };

class BashReader {
  readonly #text: string;
  #at = 0;
  #word: string | null = null;
  #commands: ShellCommand[] = [];
  #current: ShellCommand = { words: [], isPiped: false, input: null };
  #documents: HereDocument[] = [];
  /** The next word is the input of its command. */
  #isHereString = false;

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
      else if (!this.#here()) this.#add(this.#plain(PLAIN.word));
    }
    this.#endCommand('');
    this.#readDocuments();
    return this.#commands;
  }

  #add(part: string): void {
    this.#word = (this.#word ?? '') + part;
  }

  /** The run of plain characters here; one character where there is no run. */
  #plain(run: RegExp): string {
    const from = this.#at;
    run.lastIndex = from;
    this.#at += run.exec(this.#text)?.[0].length ?? 1;
    return this.#text.slice(from, this.#at);
  }

  #endWord(step: number): void {
    this.#at += step;
    if (this.#word === null) return;
    if (this.#isHereString) this.#current.input = this.#word;
    else this.#current.words.push(this.#word);
    this.#word = null;
    this.#isHereString = false;
  }

  #endCommand(sign: string): void {
    const isDouble = (sign === '|' || sign === '&') && this.#text[this.#at + 1] === sign;
    this.#endWord(isDouble ? 2 : sign.length);
    this.#isHereString = false;
    if (sign === '\n') this.#readDocuments();
    // A pipe may end a line.
    if (sign === '\n' && this.#current.words.length === 0) return;
    if (this.#current.words.length > 0) this.#commands.push(this.#current);
    this.#current = { words: [], isPiped: sign === '|' && !isDouble, input: null };
  }

  /** Reads `<<EOF`, `<<-EOF` or `<<<`; false if none starts here. */
  #here(): boolean {
    if (!this.#text.startsWith('<<', this.#at)) return false;
    if (this.#text[this.#at + 2] === '<') {
      this.#endWord(3);
      this.#isHereString = true;
      return true;
    }
    HERE_DOCUMENT.lastIndex = this.#at;
    const [start, dash, single, double, slash, plain] = HERE_DOCUMENT.exec(this.#text) ?? [];
    if (start === undefined) return false;
    this.#endWord(start.length);
    const form = { isQuoted: plain === undefined || slash === '\\', isIndented: dash === '-' };
    this.#documents.push({ command: this.#current, end: single ?? double ?? plain ?? '', ...form });
    return true;
  }

  #readDocuments(): void {
    for (const { command, end, isQuoted, isIndented } of this.#documents) {
      const lines: string[] = [];
      for (;;) {
        const from = this.#at;
        if (from >= this.#text.length) throw new PasteError(`The text after <<${end} has no line ${end} at its end.`);
        this.#skipTo('\n');
        const line = this.#text.slice(from, this.#at).replace(isIndented ? /^\t+|\r$/g : /\r$/, '');
        this.#at += 1;
        if (line === end) break;
        lines.push(`${line}\n`);
      }
      const text = lines.join('');
      command.input = isQuoted ? text : new BashReader(text).#expanded(null);
    }
    this.#documents = [];
  }

  #skipTo(sign: string): void {
    const end = this.#text.indexOf(sign, this.#at);
    this.#at = end === -1 ? this.#text.length : end;
  }

  #escape(): void {
    const lineEnd = /^\\\r?\n/.exec(this.#text.slice(this.#at, this.#at + 3));
    const next = this.#text[this.#at + 1];
    if (!lineEnd && next !== undefined) this.#add(next);
    this.#at += lineEnd?.[0].length ?? 2;
  }

  /** In single quotes every character is literal. */
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
    this.#expanded('"');
    this.#at += 1;
  }

  /** Adds the text up to the quote, or all of it, with variables and escapes expanded; returns the word so far. */
  #expanded(quote: '"' | null): string {
    for (;;) {
      const sign = this.#text[this.#at];
      if (sign === undefined && quote !== null) throw new PasteError('A double quote (") is not closed.');
      if (sign === undefined || sign === quote) return this.#word ?? '';
      if (sign === '\\') this.#escapeInQuotes(quote ?? '');
      else if (sign === '$') this.#dollar(true);
      else if (sign === '`') this.#substitution('`');
      else this.#add(this.#plain(PLAIN.quoted));
    }
  }

  #escapeInQuotes(quote: string): void {
    const next = this.#text[this.#at + 1] ?? '';
    if (next !== '\n') this.#add(`$\`\\${quote}`.includes(next) ? next : `\\${next}`);
    this.#at += 2;
  }

  #dollar(isQuoted = false): void {
    const rest = this.#text.slice(this.#at + 1, this.#at + 200);
    if (!isQuoted && rest.startsWith("'")) {
      this.#at += 2;
      this.#add(this.#ansiQuoted());
    } else if (!isQuoted && rest.startsWith('"')) this.#at += 1;
    else if (rest.startsWith('(')) this.#substitution(')');
    else {
      // pattern-bounded: at most 200 characters
      const name = /^(?:\{([A-Za-z_]\w*)[^}]*\}|([A-Za-z_]\w*))/.exec(rest);
      this.#add(name ? variableMark(name[1] ?? name[2] ?? '') : '$');
      this.#at += 1 + (name?.[0].length ?? 0);
    }
  }

  /** The output of another command is unknown, like a variable. */
  #substitution(close: string): void {
    const end = this.#text.indexOf(close, this.#at + 1);
    if (end === -1) throw new PasteError(`A command inside the command is not closed (${close}).`);
    this.#add(variableMark(this.#text.slice(this.#at, end + 1).slice(0, 60)));
    this.#at = end + 1;
  }

  #ansiQuoted(): string {
    let made = '';
    while (this.#text[this.#at] !== "'") {
      if (this.#at >= this.#text.length) throw new PasteError("A quote that starts with $' is not closed.");
      made += this.#text[this.#at] === '\\' ? this.#ansiEscape() : this.#plain(PLAIN.ansi);
    }
    this.#at += 1;
    return made;
  }

  #ansiEscape(): string {
    this.#at += 1;
    const rest = this.#text.slice(this.#at, this.#at + 200);
    const code = /^(?:u([\dA-Fa-f]{1,4})|U([\dA-Fa-f]{1,8})|([0-7]{1,3}))/.exec(rest);
    if (code) {
      this.#at += code[0].length;
      const point = code[3] === undefined ? Number.parseInt(code[1] ?? code[2] ?? '', 16) : Number.parseInt(code[3], 8);
      return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
    }
    // Consecutive bytes are decoded together as UTF-8.
    const bytes = /^x[\dA-Fa-f]{1,2}(?:\\x[\dA-Fa-f]{1,2})*/.exec(rest);
    if (bytes) {
      this.#at += bytes[0].length;
      const values = (bytes[0].match(/[\dA-Fa-f]{1,2}/g) ?? []).map((part) => Number.parseInt(part, 16));
      return new TextDecoder().decode(new Uint8Array(values));
    }
    const sign = this.#text[this.#at] ?? '';
    this.#at += 1;
    return SIMPLE_ESCAPES[sign === 'E' ? 'e' : sign] ?? ('\\\'"?'.includes(sign) ? sign : `\\${sign}`);
  }
}

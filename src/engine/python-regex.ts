/** Python's regular expressions, as far as JavaScript has the same under another spelling. */

/** Letters, numbers and the underscore of every script, as Python's `\w`. */
const WORD = '\\p{L}\\p{N}_';
const WORD_EDGE = `(?:(?<=[${WORD}])(?![${WORD}])|(?<![${WORD}])(?=[${WORD}]))`;

/** Escapes that mean something else in JavaScript; inside a set only those that are characters. */
const ESCAPES: Readonly<Record<string, string>> = {
  A: '(?<![\\s\\S])',
  Z: '(?![\\s\\S])',
  b: WORD_EDGE,
  B: `(?!${WORD_EDGE})`,
  w: `[${WORD}]`,
  W: `[^${WORD}]`,
  d: '\\p{Nd}',
  D: '\\P{Nd}',
};
const SET_ESCAPES: Readonly<Record<string, string>> = { w: WORD, d: '\\p{Nd}', D: '\\P{Nd}' };

/** Characters that the strict form of JavaScript lets be escaped. */
const ESCAPABLE = /[\^$\\.*+?()[\]{}|/]/;
const CONTROL = /[bBwWdDsSnrtfvux0-9k]/;

/** Throws an Error that says what is wrong with the pattern. `flags` are JavaScript's. */
export function pythonRegex(pattern: string, flags: string): RegExp {
  const inline = /^\(\?([aimsux]+)\)/.exec(pattern);
  const wanted = inline?.[1] ?? '';
  const set = new Set(flags);
  for (const flag of wanted) if (flag === 'i' || flag === 'm' || flag === 's') set.add(flag);
  const source = inline ? pattern.slice(inline[0].length) : pattern;
  const translated = new Translation(source, { isMultiline: set.has('m'), isVerbose: wanted.includes('x') }).result();
  return new RegExp(translated, `${[...set].join('')}u`);
}

class Translation {
  readonly #source: string;
  readonly #isMultiline: boolean;
  readonly #isVerbose: boolean;
  #place = 0;

  constructor(source: string, options: { isMultiline: boolean; isVerbose: boolean }) {
    this.#source = source;
    this.#isMultiline = options.isMultiline;
    this.#isVerbose = options.isVerbose;
  }

  result(): string {
    let out = '';
    while (this.#place < this.#source.length) out += this.#next();
    return out;
  }

  #next(): string {
    const rest = this.#source.slice(this.#place, this.#place + 3);
    const char = rest.charAt(0);
    if (char === '\\') return this.#escape(ESCAPES);
    if (char === '[') return this.#characterSet();
    if (rest === '(?#') return this.#skip(/\)|$/g);
    if (rest === '(?P') return this.#named();
    if (char === '{') return this.#repeat();
    if (this.#isVerbose && char === '#') return this.#skip(/\n|$/g);
    this.#place += 1;
    if (this.#isVerbose && /\s/.test(char)) return '';
    if (char === '$' && !this.#isMultiline) return '(?=\\n?(?![\\s\\S]))';
    return char === '}' || char === ']' ? `\\${char}` : char;
  }

  /** Moves behind the next match and gives nothing. */
  #skip(end: RegExp): string {
    end.lastIndex = this.#place;
    end.exec(this.#source);
    this.#place = Math.max(end.lastIndex, this.#place + 1);
    return '';
  }

  #escape(meanings: Readonly<Record<string, string>>): string {
    const char = this.#source.charAt(this.#place + 1);
    this.#place += 2;
    if (char === '') throw new Error('bad escape (end of pattern)');
    if (Object.hasOwn(meanings, char)) return meanings[char] ?? '';
    if (char === '-') return meanings === SET_ESCAPES ? '\\-' : '-';
    if (ESCAPABLE.test(char) || CONTROL.test(char)) return `\\${char}`;
    if (/[A-Za-z]/.test(char)) throw new Error(`bad escape \\${char}`);
    return char;
  }

  /** `[]x]` and `[^]x]` hold a bracket first. */
  #characterSet(): string {
    let out = '[';
    this.#place += 1;
    if (this.#source.charAt(this.#place) === '^') {
      out += '^';
      this.#place += 1;
    }
    for (let isFirst = true; ; isFirst = false) {
      const char = this.#source.charAt(this.#place);
      if (char === '') throw new Error('unterminated character set');
      if (char === ']' && !isFirst) break;
      if (char === '\\') out += this.#escape(SET_ESCAPES);
      else {
        out += char === ']' || char === '[' ? `\\${char}` : char;
        this.#place += 1;
      }
    }
    this.#place += 1;
    return `${out}]`;
  }

  /** `(?P<name>` and `(?P=name)`. */
  #named(): string {
    const reference = /^\(\?P=(\w+)\)/.exec(this.#source.slice(this.#place, this.#place + 200));
    this.#place += reference ? reference[0].length : 3;
    return reference ? `\\k<${reference[1]}>` : '(?';
  }

  /** `{,3}` counts from zero; braces that are no count stand for themselves. */
  #repeat(): string {
    const count = /^\{(\d*)(,?)(\d*)\}/.exec(this.#source.slice(this.#place, this.#place + 40));
    const isCount = count && (count[1] !== '' || count[3] !== '');
    this.#place += isCount ? count[0].length : 1;
    return isCount ? `{${count[1] || '0'}${count[2]}${count[3]}}` : '\\{';
  }
}

/**
 * Translates Python's regular expressions to JavaScript's. What JavaScript does not have is an error: atomic groups,
 * possessive repeats, flags for a part, characters by name. A look-behind may have any width, unlike in Python.
 */

import { LimitError } from '#contract/limit-error.ts';
import { PYTHON_SPACE } from '#flow/tweaks/python-strip.ts';
import { RUN_LIMITS } from '../values/run-limits.ts';

/** Letters, numbers and the underscore of every script, as Python's `\w`. */
const UNICODE = {
  word: '\\p{L}\\p{N}_',
  digit: '\\p{Nd}',
  space: PYTHON_SPACE,
};
/** Character classes with the flag `a`. */
const ASCII: typeof UNICODE = { word: 'A-Za-z0-9_', digit: '0-9', space: '\\t-\\r\\x20' };

const ANY = '[\\s\\S]';

/** Characters that may be escaped in JavaScript's `u` mode. */
const ESCAPABLE = /[\^$\\.*+?()[\]{}|/]/;
const CONTROL = /[nrtfvxu]/;

/** Everything that may follow `(?`. */
const EXTENSION = /^\(\?(?:[:=!]|<[=!]|P[<=]|#)/;

/** Throws a LimitError for a pattern or a text that is too long. */
export function checkPattern(pattern: string, text: string): void {
  const { patternCharacters, patternTextCharacters } = RUN_LIMITS;
  if (pattern.length > patternCharacters) {
    throw new LimitError('The pattern has too many characters', pattern.length, patternCharacters);
  }
  if (text.length > patternTextCharacters) {
    throw new LimitError('The text for the pattern has too many characters', text.length, patternTextCharacters);
  }
}

/** Throws an Error that says what is wrong with the pattern. `flags` are JavaScript's. */
export function pythonRegex(pattern: string, flags: string): RegExp {
  return compile(pattern, flags, 0, (source) => source);
}

function compile(pattern: string, flags: string, groupsBefore: number, wrap: (source: string) => string): RegExp {
  const [inline = ''] = /^(?:\(\?[aimsuxL]+\))+/.exec(pattern) ?? [];
  const wanted = new Set(inline.replace(/[()?]/g, ''));
  if (wanted.has('L')) throw new Error('bad inline flags: cannot use L flag with a str pattern');
  const translated = new Translation(pattern.slice(inline.length), wanted, groupsBefore).result();
  return new RegExp(wrap(translated), `${flags}${wanted.has('i') ? 'i' : ''}u`);
}

/** In longer texts only JavaScript's matches are found: searching again at one position reads the rest of the text. */
const LONGEST_ADVANCING = 10_000;

/**
 * The groups of each match, the whole match first, as `finditer` returns them: after an empty match it looks for a
 * longer one at the same position.
 */
export function* pythonMatches(pattern: string, text: string): Generator<(string | undefined)[]> {
  const regex = pythonRegex(pattern, 'g');
  let advancing: RegExp | null = null;
  for (let found = regex.exec(text); found !== null; found = regex.exec(text)) {
    // JavaScript also finds empty matches inside a surrogate pair.
    const isWithin = found.index > 0 && isPair(text, found.index - 1);
    if (!isWithin) yield [...found];
    if (found[0] !== '') continue;
    regex.lastIndex = found.index + (isPair(text, found.index) ? 2 : 1);
    if (isWithin || text.length > LONGEST_ADVANCING) continue;
    // The rest of the text is captured as a group, which must not follow the match: so the match is not empty.
    advancing ??= compile(pattern, 'y', 1, (source) => `(?=(${ANY}*))(?:${source})(?!\\1$)`);
    advancing.lastIndex = found.index;
    const longer = advancing.exec(text);
    if (longer === null) continue;
    yield longer.filter((_group, position) => position !== 1);
    regex.lastIndex = advancing.lastIndex;
  }
}

function isPair(text: string, index: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(index, index + 2));
}

class Translation {
  readonly #source: string;
  readonly #flags: ReadonlySet<string>;
  readonly #sets: typeof UNICODE;
  readonly #groupsBefore: number;
  #position = 0;

  constructor(source: string, flags: ReadonlySet<string>, groupsBefore: number) {
    this.#groupsBefore = groupsBefore;
    this.#source = source;
    this.#flags = flags;
    this.#sets = flags.has('a') ? ASCII : UNICODE;
  }

  result(): string {
    let out = '';
    while (this.#position < this.#source.length) out += this.#next();
    return out;
  }

  #next(): string {
    const rest = this.#source.slice(this.#position, this.#position + 4);
    const char = rest.charAt(0);
    if (char === '\\') return this.#escape();
    if (char === '[') return this.#characterSet();
    if (rest.startsWith('(?#')) return this.#skip(/\)/g, 'missing ), unterminated comment');
    if (rest.startsWith('(?P')) return this.#named();
    if (rest.startsWith('(?') && !EXTENSION.test(rest)) throw new Error(`unknown extension ${rest.slice(1)}`);
    if (char === '{') return this.#repeat();
    if (this.#flags.has('x') && char === '#') return this.#skip(/\n|$/g);
    this.#position += 1;
    if (this.#flags.has('x') && /\s/.test(char)) return '';
    return this.#plain(char);
  }

  /** Only `\n` ends a line; JavaScript knows more line ends. */
  #plain(char: string): string {
    const isMultiline = this.#flags.has('m');
    if (char === '.') return this.#flags.has('s') ? ANY : '[^\\n]';
    if (char === '^') return isMultiline ? '(?<=^|\\n)' : '^';
    if (char === '$') return isMultiline ? '(?=\\n|$)' : '(?=\\n?$)';
    return char === '}' || char === ']' ? `\\${char}` : char;
  }

  /** Skips past the next match and returns nothing. */
  #skip(end: RegExp, problem?: string): string {
    end.lastIndex = this.#position;
    if (end.exec(this.#source) === null && problem !== undefined) throw new Error(problem);
    this.#position = Math.max(end.lastIndex, this.#position + 1);
    return '';
  }

  #escape(): string {
    const { word, digit, space } = this.#sets;
    const edge = `(?:(?<=[${word}])(?![${word}])|(?<![${word}])(?=[${word}]))`;
    const meanings: Readonly<Record<string, string>> = {
      A: '^',
      Z: '$',
      b: edge,
      // Never true in an empty text.
      B: `(?:(?!${edge})(?:(?<=${ANY})|(?=${ANY})))`,
      w: `[${word}]`,
      W: `[^${word}]`,
      d: `[${digit}]`,
      D: `[^${digit}]`,
      s: `[${space}]`,
      S: `[^${space}]`,
    };
    const meaning = meanings[this.#source.charAt(this.#position + 1)];
    if (meaning === undefined) return this.#escapedCharacter();
    this.#position += 2;
    return meaning;
  }

  /** An escaped character, or outside a set a back reference. */
  #escapedCharacter(isInSet = false): string {
    const octals = isInSet ? /^\\([0-7]{1,3})/ : /^\\(0[0-7]{0,2}|[1-3][0-7]{2})/;
    const octal = octals.exec(this.#source.slice(this.#position, this.#position + 4))?.[1];
    if (octal !== undefined) {
      this.#position += 1 + octal.length;
      return `\\x${Number.parseInt(octal, 8).toString(16).padStart(2, '0')}`;
    }
    const group = /^\\([1-9]\d?)/.exec(this.#source.slice(this.#position, this.#position + 3))?.[1];
    if (group !== undefined) {
      this.#position += 1 + group.length;
      // Wrapped, to keep it apart from digits that follow.
      return `(?:\\${Number(group) + this.#groupsBefore})`;
    }
    const char = String.fromCodePoint(this.#source.codePointAt(this.#position + 1) ?? 0);
    if (this.#position + 1 >= this.#source.length) throw new Error('bad escape (end of pattern)');
    this.#position += 1 + char.length;
    if (char === 'a') return '\\x07';
    if (char === '-') return isInSet ? '\\-' : '-';
    if (ESCAPABLE.test(char) || CONTROL.test(char)) return `\\${char}`;
    if (/[A-Za-z]/.test(char)) throw new Error(`bad escape \\${char}`);
    return char;
  }

  /** In `[]x]` and `[^]x]` the first bracket is a member. Negated classes such as `\W` become alternatives of the set. */
  #characterSet(): string {
    this.#position += 1;
    const isNegated = this.#source.charAt(this.#position) === '^';
    if (isNegated) this.#position += 1;
    const { word, digit, space } = this.#sets;
    const within: Readonly<Record<string, string>> = { w: word, d: digit, s: space, b: '\\x08' };
    const without: Readonly<Record<string, string>> = { W: `[^${word}]`, D: `[^${digit}]`, S: `[^${space}]` };
    const beside: string[] = [];
    let items = '';
    for (let isFirst = true; ; isFirst = false) {
      const char = this.#source.charAt(this.#position);
      if (char === '') throw new Error('unterminated character set');
      if (char === ']' && !isFirst) break;
      const escaped = char === '\\' ? this.#source.charAt(this.#position + 1) : '';
      const complement = without[escaped];
      const known = complement ?? within[escaped];
      if (known !== undefined) {
        if (complement === undefined) items += known;
        else beside.push(complement);
        this.#position += 2;
      } else if (char === '\\') items += this.#escapedCharacter(true);
      else {
        items += char === ']' || char === '[' ? `\\${char}` : char;
        this.#position += 1;
      }
    }
    this.#position += 1;
    if (beside.length === 0) return `[${isNegated ? '^' : ''}${items}]`;
    const all = [...(items === '' ? [] : [`[${items}]`]), ...beside].join('|');
    return isNegated ? `(?:(?!${all})${ANY})` : `(?:${all})`;
  }

  /** `(?P<name>` and `(?P=name)`. */
  #named(): string {
    const reference = /^\(\?P=(\w+)\)/.exec(this.#source.slice(this.#position, this.#position + 200));
    const opening = /^\(\?P<\w+>/.exec(this.#source.slice(this.#position, this.#position + 200));
    if (!reference && !opening) throw new Error('bad character in group name');
    this.#position += reference ? reference[0].length : 3;
    return reference ? `\\k<${reference[1]}>` : '(?';
  }

  /** `{,3}` counts from zero; braces that are not a count are literal. */
  #repeat(): string {
    // pattern-bounded: at most 40 characters
    const count = /^\{(\d*)(,?)(\d*)\}/.exec(this.#source.slice(this.#position, this.#position + 40));
    const isCount = count && (count[1] !== '' || count[2] !== '');
    this.#position += isCount ? count[0].length : 1;
    return isCount ? `{${count[1] || '0'}${count[2]}${count[3]}}` : '\\{';
  }
}

/** Parses the arithmetic part of Python's expressions. */
import { parsePythonNumber } from '#flow/tweaks/parse-python-number.ts';

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  /** A constant that is not a number, by Python's type name. */
  | { readonly kind: 'constant'; readonly type: string }
  /** Any other valid Python, by the name of its syntax. */
  | { readonly kind: 'other'; readonly type: string };

const TOKEN =
  /\s*(?:(0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?)|(\*\*|\/\/|<<|>>|[-+*/()%@&|^~])|([A-Za-z_]\w*)|("[^"]*"|'[^']*')|(\S))/y;

/** Precedence of binary operators; signs are between `*` and `**`. */
const BINDING: ReadonlyMap<string, number> = new Map(
  [['|'], ['^'], ['&'], ['<<', '>>'], ['+', '-'], ['*', '/', '//', '%', '@'], [], ['**']].flatMap(
    (operators, strength) => operators.map((operator) => [operator, strength + 1] as const),
  ),
);
const SIGN_BINDING = 7;
const POWER_BINDING = 8;

/** Deepest nesting of brackets, signs and powers; Python's parser has such a limit too. */
const MAX_DEPTH = 200;

const SYNTAX = 'invalid syntax (<unknown>, line 1)';

interface Token {
  readonly kind: 'number' | 'operator' | 'name' | 'text' | 'end';
  readonly text: string;
}

/** Throws an Error with Python's message for an invalid expression. */
export function parseExpression(source: string): Expression {
  if (/^[ \t]/.test(source)) throw new Error('unexpected indent (<unknown>, line 1)');
  return new Parser(tokensOf(source)).whole();
}

function tokensOf(source: string): Token[] {
  const found: Token[] = [];
  const end = source.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(source);
    if (!match || match[5] !== undefined) throw new Error(SYNTAX);
    const [, number, operator, name, text] = match;
    if (number !== undefined) found.push({ kind: 'number', text: number });
    else if (operator !== undefined) found.push({ kind: 'operator', text: operator });
    else if (name !== undefined) found.push({ kind: 'name', text: name });
    else found.push({ kind: 'text', text: text ?? '' });
  }
  return found;
}

class Parser {
  readonly #tokens: readonly Token[];
  #position = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression {
    const expression = this.#binary(0);
    if (this.#next.kind !== 'end') throw new Error(SYNTAX);
    return expression;
  }

  get #next(): Token {
    return this.#tokens[this.#position] ?? { kind: 'end', text: '' };
  }

  #takes(operator: string): boolean {
    const { kind, text } = this.#next;
    if (kind !== 'operator' || text !== operator) return false;
    this.#position += 1;
    return true;
  }

  /** Operators of a higher precedence than `least`. */
  #binary(least: number): Expression {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new Error('too many nested parentheses (<unknown>, line 1)');
    let left = this.#operand();
    for (;;) {
      const { kind, text: operator } = this.#next;
      const binding = kind === 'operator' ? BINDING.get(operator) : undefined;
      if (binding === undefined || binding <= least) break;
      this.#position += 1;
      // `2 ** 3 ** 2` is `2 ** 9`, and a sign may follow `**`.
      const right = this.#binary(binding === POWER_BINDING ? SIGN_BINDING - 1 : binding);
      left = { kind: 'binary', operator, left, right };
    }
    this.#depth -= 1;
    return left;
  }

  #operand(): Expression {
    const { kind, text } = this.#next;
    if (kind === 'end') throw new Error(SYNTAX);
    this.#position += 1;
    if (kind === 'number') return { kind: 'number', value: readNumber(text) };
    if (kind === 'text') return { kind: 'constant', type: 'str' };
    if (kind === 'name') return this.#named(text);
    if (text === '(') {
      const inner = this.#binary(0);
      if (!this.#takes(')')) throw new Error(SYNTAX);
      return inner;
    }
    if (text !== '-' && text !== '+' && text !== '~') throw new Error(SYNTAX);
    this.#binary(SIGN_BINDING - 1);
    return { kind: 'other', type: 'UnaryOp' };
  }

  /** Python counts True as 1. */
  #named(name: string): Expression {
    if (name === 'True' || name === 'False') return { kind: 'number', value: name === 'True' ? 1 : 0 };
    if (name === 'None') return { kind: 'constant', type: 'NoneType' };
    if (!this.#takes('(')) return { kind: 'other', type: 'Name' };
    if (!this.#takes(')')) {
      this.#binary(0);
      if (!this.#takes(')')) throw new Error(SYNTAX);
    }
    return { kind: 'other', type: 'Call' };
  }
}

function readNumber(text: string): number {
  if (/^0[xXbBoO]/.test(text)) return Number(text.replaceAll('_', ''));
  const number = parsePythonNumber(text);
  // Python refuses `007`.
  if (number === null || (/^0[\d_]*$/.test(text) && /[1-9]/.test(text))) throw new Error(SYNTAX);
  return number;
}

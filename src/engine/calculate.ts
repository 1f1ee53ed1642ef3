/** Calculates an expression as Langflow's calculator does: numbers, `+ - * / **`, brackets, all in floating point. */
import { parsePythonNumber } from './parse-python-number.ts';

export class DivisionByZero extends Error {
  override name = 'DivisionByZero';
}

/** Deepest brackets; Python's parser has a limit, too. */
const MAX_DEPTH = 200;

const TOKEN =
  /\s*(?:(0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?)|(\*\*|\/\/|<<|>>|[-+*/()%@&|^~])|([A-Za-z_]\w*)|("[^"]*"|'[^']*')|(\S))/y;

interface Token {
  readonly kind: 'number' | 'operator' | 'name' | 'text' | 'end';
  readonly text: string;
}

const PYTHON_OPERATOR: Readonly<Record<string, string>> = {
  '%': 'Mod',
  '//': 'FloorDiv',
  '@': 'MatMult',
  '&': 'BitAnd',
  '|': 'BitOr',
  '^': 'BitXor',
  '<<': 'LShift',
  '>>': 'RShift',
};

const SYNTAX = 'invalid syntax (<unknown>, line 1)';

/** Throws an Error that says what is wrong, and DivisionByZero. The answer may be infinite. */
export function calculate(expression: string): number {
  return new Calculation(tokens(expression)).whole();
}

function tokens(expression: string): Token[] {
  if (/^[ \t]/.test(expression)) throw new Error('unexpected indent (<unknown>, line 1)');
  const found: Token[] = [];
  const end = expression.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(expression);
    if (!match) throw new Error(SYNTAX);
    const [, number, operator, name, text, other] = match;
    if (other !== undefined) throw new Error(SYNTAX);
    if (number !== undefined) found.push({ kind: 'number', text: number });
    else if (operator !== undefined) found.push({ kind: 'operator', text: operator });
    else if (name !== undefined) found.push({ kind: 'name', text: name });
    else found.push({ kind: 'text', text: text ?? '' });
  }
  return [...found, { kind: 'end', text: '' }];
}

class Calculation {
  readonly #tokens: readonly Token[];
  #place = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): number {
    const value = this.#sum();
    if (this.#next.kind !== 'end') this.#refuse();
    return value;
  }

  get #next(): Token {
    return this.#tokens[this.#place] ?? { kind: 'end', text: '' };
  }

  #take(...operators: string[]): string | null {
    const { kind, text } = this.#next;
    if (kind !== 'operator' || !operators.includes(text)) return null;
    this.#place += 1;
    return text;
  }

  #sum(): number {
    let left = this.#product();
    for (let operator = this.#take('+', '-'); operator; operator = this.#take('+', '-')) {
      const right = this.#product();
      left = operator === '+' ? left + right : left - right;
    }
    return left;
  }

  #product(): number {
    let left = this.#power();
    for (let operator = this.#take('*', '/'); operator; operator = this.#take('*', '/')) {
      const right = this.#power();
      if (operator === '/' && right === 0) throw new DivisionByZero('Division by zero');
      left = operator === '*' ? left * right : left / right;
    }
    return left;
  }

  /** `2 ** 3 ** 2` is `2 ** 9`. */
  #power(): number {
    const base = this.#atom();
    if (!this.#take('**')) return base;
    return this.#deeper(() => raise(base, this.#power()));
  }

  #atom(): number {
    const { kind, text } = this.#next;
    if (kind === 'number') {
      this.#place += 1;
      return readNumber(text);
    }
    if (this.#take('(')) {
      const value = this.#deeper(() => this.#sum());
      if (!this.#take(')')) this.#refuse();
      return value;
    }
    if (kind === 'name') return this.#name(text);
    if (kind === 'text') throw new Error('Unsupported constant type: str');
    if (text === '-' || text === '+' || text === '~') {
      throw new Error('Unsupported operation or expression type: UnaryOp');
    }
    return this.#refuse();
  }

  /** Python counts True as 1. */
  #name(name: string): number {
    this.#place += 1;
    if (name === 'True') return 1;
    if (name === 'False') return 0;
    if (name === 'None') throw new Error('Unsupported constant type: NoneType');
    throw new Error(`Unsupported operation or expression type: ${this.#next.text === '(' ? 'Call' : 'Name'}`);
  }

  #deeper(work: () => number): number {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new Error('too many nested parentheses (<unknown>, line 1)');
    const value = work();
    this.#depth -= 1;
    return value;
  }

  #refuse(): never {
    const operator = PYTHON_OPERATOR[this.#next.text];
    throw new Error(operator ? `Unsupported binary operator: ${operator}` : SYNTAX);
  }
}

function readNumber(text: string): number {
  if (/^0[xXbBoO]/.test(text)) return Number(text.replaceAll('_', ''));
  const number = parsePythonNumber(text);
  // Python refuses `007`.
  if (number === null || /^0\d*[1-9]\d*$/.test(text)) throw new Error(SYNTAX);
  return number;
}

function raise(base: number, exponent: number): number {
  if (base === 0 && exponent < 0) throw new DivisionByZero('Division by zero');
  const value = base ** exponent;
  if (Number.isNaN(value)) throw new Error("float() argument must be a string or a real number, not 'complex'");
  if (!Number.isFinite(value)) throw new Error("(34, 'Numerical result out of range')");
  return value;
}

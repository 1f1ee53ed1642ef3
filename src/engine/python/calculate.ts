/** Evaluates an expression as Langflow's calculator does: numbers, `+ - * / **` and brackets, in floating point. */
import { LimitError } from '#contract/limit-error.ts';
import { RUN_LIMITS } from '../values/run-limits.ts';
import { type Expression, parseExpression } from './parse-expression.ts';

export class DivisionByZero extends Error {
  override name = 'DivisionByZero';
}

/** Python's names for the operators that the calculator refuses. */
const REFUSED: Readonly<Record<string, string>> = {
  '%': 'Mod',
  '//': 'FloorDiv',
  '@': 'MatMult',
  '&': 'BitAnd',
  '|': 'BitOr',
  '^': 'BitXor',
  '<<': 'LShift',
  '>>': 'RShift',
};

/** Throws an Error that says what is wrong, and DivisionByZero. The result may be infinite. */
export function calculate(source: string): number {
  const { expressionCharacters } = RUN_LIMITS;
  if (source.length > expressionCharacters) {
    throw new LimitError('The expression has too many characters', source.length, expressionCharacters);
  }
  return evaluate(parseExpression(source));
}

/** A long sum nests on the left, so the left side is a loop, not a recursion. */
function evaluate(expression: Expression): number {
  const spine: Extract<Expression, { kind: 'binary' }>[] = [];
  let start = expression;
  while (start.kind === 'binary') {
    spine.push(start);
    const refused = REFUSED[start.operator];
    if (refused !== undefined) throw new Error(`Unsupported binary operator: ${refused}`);
    start = start.left;
  }
  let value = leaf(start);
  for (const { operator, right } of spine.reverse()) value = apply(operator, value, evaluate(right));
  return value;
}

function leaf(expression: Exclude<Expression, { kind: 'binary' }>): number {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind === 'constant') throw new Error(`Unsupported constant type: ${expression.type}`);
  throw new Error(`Unsupported operation or expression type: ${expression.type}`);
}

function apply(operator: string, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      if (right === 0) throw new DivisionByZero('Division by zero');
      return left / right;
    default:
      return raise(left, right);
  }
}

function raise(base: number, exponent: number): number {
  if (base === 0 && exponent < 0) throw new DivisionByZero('Division by zero');
  const value = isWholePower(base, exponent) ? Number(BigInt(base) ** BigInt(exponent)) : base ** exponent;
  if (Number.isNaN(value)) throw new Error("float() argument must be a string or a real number, not 'complex'");
  if (!Number.isFinite(value)) throw new Error("(34, 'Numerical result out of range')");
  return value;
}

/** JavaScript's own powers are slightly off, for example for large numbers; these are rounded once. Larger ones are infinite. */
function isWholePower(base: number, exponent: number): boolean {
  return Number.isSafeInteger(base) && Number.isSafeInteger(exponent) && exponent >= 0 && exponent < 1_100;
}

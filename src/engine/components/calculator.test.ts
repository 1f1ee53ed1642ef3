import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runOne } from '../testing/run-one.ts';

async function calculated(expression: string) {
  return (await runOne({ type: 'CalculatorComponent', fields: { expression } })).shown.result;
}

describe('Calculator', () => {
  it.each([
    ['1 + 1', '2'],
    ['4*4*(33/22)+12-20', '16'],
    ['10 / 4', '2.5'],
    ['1 / 3', '0.333333'],
    ['2 / 3', '0.666667'],
    ['2 ** 3 ** 2', '512'],
    ['7 - 2 - 1', '4'],
    ['100 / 10 / 2', '5'],
    ['1e3 + .5', '1000.5'],
    ['0x10 + 0b11', '19'],
    ['1_000 * 2', '2000'],
    ['True + 1', '2'],
    ['33 ** 34 * 39 ** 2', '6480420242124988681156048780555913624644908744569782272'],
    ['2 ** 100', '1267650600228229401496703205376'],
    ['1e308 * 10', 'inf'],
  ])('%s is %s', async (expression, result) => {
    expect(await calculated(expression)).toEqual({ result });
  });

  it.each([
    ['1 / 0', 'Error: Division by zero'],
    ['0 ** (0 - 1)', 'Error: Division by zero'],
    ['', 'Invalid expression: invalid syntax (<unknown>, line 1)'],
    ['1 +', 'Invalid expression: invalid syntax (<unknown>, line 1)'],
    ['(1', 'Invalid expression: invalid syntax (<unknown>, line 1)'],
    ['1 2', 'Invalid expression: invalid syntax (<unknown>, line 1)'],
    ['007', 'Invalid expression: invalid syntax (<unknown>, line 1)'],
    ['-5', 'Invalid expression: Unsupported operation or expression type: UnaryOp'],
    ['2 * -5', 'Invalid expression: Unsupported operation or expression type: UnaryOp'],
    ['x + 1', 'Invalid expression: Unsupported operation or expression type: Name'],
    ['abs(1)', 'Invalid expression: Unsupported operation or expression type: Call'],
    ['"a" + 1', 'Invalid expression: Unsupported constant type: str'],
    ['5 % 2', 'Invalid expression: Unsupported binary operator: Mod'],
    ['5 // 2', 'Invalid expression: Unsupported binary operator: FloorDiv'],
    ['1 / 0 + )', 'Invalid expression: invalid syntax (<unknown>, line 1)'],
    [' 1', 'Invalid expression: unexpected indent (<unknown>, line 1)'],
    ['(0 - 8) ** .5', "Invalid expression: float() argument must be a string or a real number, not 'complex'"],
    ['9 ** 999', "Invalid expression: (34, 'Numerical result out of range')"],
  ])('answers %j with its error', async (input, error) => {
    expect(await calculated(input)).toEqual({ error, input });
  });

  it('accepts deep and long expressions', async () => {
    expect(await calculated(`${'('.repeat(10_000)}1${')'.repeat(10_000)}`)).toMatchObject({
      error: expect.stringContaining('too many nested'),
    });
    expect(await calculated(Array.from({ length: 20_000 }, () => '1').join(' + '))).toEqual({ result: '20000' });
  });

  it('gives JavaScript’s result where the two languages agree', async () => {
    const number = fc.integer({ min: 0, max: 99 }).map(String);
    const expression = fc
      .letrec((tie) => ({
        any: fc.oneof({ maxDepth: 4 }, number, tie('sum'), tie('bracket')),
        sum: fc.tuple(tie('any'), fc.constantFrom(' + ', ' - ', ' * '), tie('any')).map((parts) => parts.join('')),
        bracket: tie('any').map((inner) => `(${inner})`),
      }))
      .any.map(String);
    await fc.assert(
      fc.asyncProperty(expression, async (text) => {
        const expected: unknown = new Function(`return ${text}`)();
        expect(await calculated(text)).toEqual({ result: String(expected) });
      }),
      { numRuns: 200 },
    );
  });
});

/** Rounds numbers as Python does: a tie goes to the even digit. JavaScript rounds ties up. */

/** The most digits that JavaScript gives. A tie ends long before. */
const MAX_DIGITS = 100;

/** `toExponential` with Python's rounding: `8.32692e+6`, not `8.32693e+6`, for 8326925. */
export function exponentialText(value: number, digits: number): string {
  const rounded = value.toExponential(digits);
  const [exact = '', power = ''] = value.toExponential(MAX_DIGITS).split('e');
  const down = roundTieDown(exact, digits);
  return down === null ? rounded : `${down}e${power}`;
}

/** `toFixed` with Python's rounding: `0.12` for 0.125. Whole numbers keep all their digits. */
export function fixedText(value: number, digits: number): string {
  if (Math.abs(value) >= 1e21) return BigInt(value).toString() + (digits > 0 ? `.${'0'.repeat(digits)}` : '');
  return roundTieDown(value.toFixed(MAX_DIGITS), digits) ?? value.toFixed(digits);
}

/** `exact`, cut after `digits` decimals, if this is a tie and its last digit is then even; otherwise null. */
function roundTieDown(exact: string, digits: number): string | null {
  const point = exact.indexOf('.');
  const end = point + 1 + digits;
  if (!/^50*$/.test(exact.slice(end))) return null;
  const rounded = exact.slice(0, digits === 0 ? point : end);
  return Number(rounded.at(-1)) % 2 === 0 ? rounded : null;
}

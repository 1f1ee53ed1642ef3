/** Parses and rounds numbers as people write them. */

/** Parses a number with a decimal point or comma. Null for any other text, and for decimals if it must be whole. */
export function readNumber(text: string, isWhole = false): number | null {
  if (text.trim() === '') return null;
  const value = Number(text.trim().replace(',', '.'));
  return Number.isFinite(value) && (!isWhole || Number.isInteger(value)) ? value : null;
}

/** Rounds to the largest number of decimals of `parts`, at most 12, so that 0.1 + 0.2 becomes 0.3. */
export function roundLike(value: number, ...parts: readonly number[]): number {
  return Number(value.toFixed(Math.min(12, Math.max(0, ...parts.map(decimalsOf)))));
}

function decimalsOf(value: number): number {
  const [, fraction = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  return fraction.length - Number(exponent);
}

/** Numbers as people write them. */

/** The number that a text is, with a decimal point or a decimal comma; null for any other text, or where a whole one is wanted. */
export function readNumber(text: string, isWhole = false): number | null {
  if (text.trim() === '') return null;
  const value = Number(text.trim().replace(',', '.'));
  return Number.isFinite(value) && (!isWhole || Number.isInteger(value)) ? value : null;
}

/** `value` with as many decimals as the finest of the numbers it was made of, at most 12: 0.1 + 0.2 is 0.3 here. */
export function roundLike(value: number, ...parts: readonly number[]): number {
  return Number(value.toFixed(Math.min(12, Math.max(0, ...parts.map(decimalsOf)))));
}

function decimalsOf(value: number): number {
  const [, fraction = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  return fraction.length - Number(exponent);
}

/** The 95 % interval of a share by Wilson's score, which holds for few votes and for shares near 0 and 1. */

/** The 97.5 % point of the normal distribution. */
const Z = 1.959_963_984_540_054;

export interface Interval {
  /** Shares from 0 to 1. */
  low: number;
  high: number;
}

/** Null without any vote. */
export function wilsonInterval(count: number, total: number): Interval | null {
  if (total === 0) return null;
  const share = count / total;
  const square = Z ** 2 / total;
  const middle = share + square / 2;
  const reach = Z * Math.sqrt((share * (1 - share)) / total + square / (4 * total));
  const low = (middle - reach) / (1 + square);
  const high = (middle + reach) / (1 + square);
  // Rounding may leave them a little outside.
  return { low: count === 0 ? 0 : low, high: count === total ? 1 : high };
}

/** A difference with its sign: `+230 ms`, `−12`. */
export function signed(delta: number, format: (size: number) => string): string {
  const sign = delta > 0 ? '+' : delta < 0 ? '−' : '±';
  return `${sign}${format(Math.abs(delta))}`;
}

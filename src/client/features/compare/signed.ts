/** A difference with its sign: `+230 ms`, `−12`; `±0 ms` where it is too small to be said. */
export function signed(delta: number, format: (size: number) => string): string {
  const size = format(Math.abs(delta));
  const sign = size === format(0) ? '±' : delta > 0 ? '+' : '−';
  return `${sign}${size}`;
}

/** A difference with its sign: `+230 ms`, `−12`; `the same` where it is too small to be said. */
export function signed(delta: number, format: (size: number) => string): string {
  const size = format(Math.abs(delta));
  if (size === format(0)) return 'the same';
  return `${delta > 0 ? '+' : '−'}${size}`;
}

/** A difference with its sign: `+230 ms`, `−12`; `the same` if it would be shown as 0. */
export function signed(delta: number, format: (size: number) => string): string {
  const size = format(Math.abs(delta));
  if (size === format(0)) return 'the same';
  return `${delta > 0 ? '+' : '−'}${size}`;
}

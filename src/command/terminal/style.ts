/** Colours of a terminal. What they say is always in text or marks too. */
import type { Environment, Screen } from './command-ports.ts';

export interface Style {
  good(text: string): string;
  bad(text: string): string;
  warn(text: string): string;
  quiet(text: string): string;
  strong(text: string): string;
}

/** `isRefused`: by an option such as `--no-color`. FORCE_COLOR comes before NO_COLOR, as in Node itself. */
export function createStyle(screen: Screen, environment: Environment, isRefused = false): Style {
  const isColored = !isRefused && wantsColors(screen, environment);
  // Not `util.styleText`, which looks at the process instead of this screen.
  const paint = (begin: number, end: number) => (text: string) =>
    isColored && text !== '' ? `\x1b[${begin}m${text}\x1b[${end}m` : text;
  return {
    good: paint(32, 39),
    bad: paint(31, 39),
    warn: paint(33, 39),
    quiet: paint(2, 22),
    strong: paint(1, 22),
  };
}

function wantsColors({ isTerminal }: Screen, { FORCE_COLOR, NO_COLOR, TERM }: Environment): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  return isTerminal && TERM !== 'dumb';
}

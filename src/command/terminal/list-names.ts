import { safeLine } from './safe-line.ts';

/** Names that somebody wrote, on one line: at most `shown` of them, and how many more there are. */
export function listNames(names: readonly string[], shown: number): string {
  const rest = names.length - shown;
  return names.slice(0, shown).map(safeLine).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

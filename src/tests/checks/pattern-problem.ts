/** What engines say of a broken expression, in sentences for people. */
const REASONS: readonly (readonly [said: string, words: string])[] = [
  ['unterminated group', 'missing )'],
  ['unterminated parenthetical', 'missing )'],
  ['missing )', 'missing )'],
  ['unterminated character class', 'missing ]'],
  ['missing terminating ]', 'missing ]'],
  ['unmatched', 'a ) without a ('],
  ['nothing to repeat', 'nothing before *, + or ?'],
  ['lone quantifier', 'write { and } as \\{ and \\}'],
];

/** Why a text is not a regular expression; null if it is one. Compiling takes no time; only running it may. */
export function patternProblem(pattern: string): string | null {
  try {
    return new RegExp(pattern, 'iu') && null;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    // V8 repeats the expression first.
    const said = message
      .slice(message.lastIndexOf(': ') + 1)
      .trim()
      .toLowerCase();
    return REASONS.find(([part]) => said.includes(part))?.[1] ?? (said || 'it cannot be read');
  }
}

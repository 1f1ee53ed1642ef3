/** The letters on a person's disc: one, or two if another person has the same first letter. */

/** `name` is null for a person without a name; `others` are the names of everybody. */
export function personLetters(name: string | null, others: readonly (string | null)[]): string {
  if (name === null) return '?';
  const first = letterOf(name);
  if (!others.some((other) => other !== null && other !== name && letterOf(other) === first)) return first;
  const [, ...later] = name.split(/\s+/);
  const second = later.at(-1);
  return first + (second === undefined ? ([...name][1] ?? '') : letterOf(second));
}

function letterOf(word: string): string {
  return ([...word][0] ?? '').toLocaleUpperCase();
}

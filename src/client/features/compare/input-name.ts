/** Names an input of the comparison by its number in the first run that has it. */
import type { MatchedInput } from '#run/compare/match-runs.ts';
import { formatList } from '#run/figures/result-format.ts';

/** "Input 1", or "Input 2 of B" if A has no matching input. */
export function inputName({ inputs }: MatchedInput, letters: readonly string[]): string {
  const place = inputs.findIndex((input) => input !== null);
  const name = `Input ${(inputs[place]?.index ?? 0) + 1}`;
  return place === 0 ? name : `${name} of ${letters[place]}`;
}

/** "A and B": the runs that have it; null if all of them have it. */
export function onlyIn({ inputs }: MatchedInput, letters: readonly string[]): string | null {
  if (inputs.every((input) => input !== null)) return null;
  return formatList(letters.filter((_, place) => (inputs[place] ?? null) !== null));
}

/** Names an input of the comparison by its number in the first run that has it. */
import type { MatchedInput } from '#run/compare/match-runs.ts';

/** "Input 1", or "Input 2 of B" if A has no matching input. */
export function inputName(input: MatchedInput): string {
  return onlyIn(input) === 'B' ? `Input ${inputNumber(input)} of B` : `Input ${inputNumber(input)}`;
}

/** From 1, in the first run that has it. */
export function inputNumber({ inputs: [a, b] }: MatchedInput): number {
  return ((a ?? b)?.index ?? 0) + 1;
}

/** The run that has it; null if both have it. */
export function onlyIn({ inputs: [a, b] }: MatchedInput): 'A' | 'B' | null {
  if (a !== null && b !== null) return null;
  return a === null ? 'B' : 'A';
}

/** What was chosen, by the side of the page and by the variant. */
import type { Ballot, VoteChoice } from './vote.ts';

export const SIDE_CHOICES = ['left', 'good', 'bad', 'right'] as const;
export type SideChoice = (typeof SIDE_CHOICES)[number];

/** `left`: the variant on the left. */
export function choiceOfSide(choice: SideChoice, left: 0 | 1): VoteChoice {
  if (choice === 'good' || choice === 'bad') return choice;
  return (choice === 'left') === (left === 0) ? 'first' : 'second';
}

/** Null for a pair that was skipped. */
export function sideOfBallot({ choice, left }: Pick<Ballot, 'choice' | 'left'>): SideChoice | null {
  if (choice === 'skipped') return null;
  if (choice === 'good' || choice === 'bad') return choice;
  return (choice === 'first') === (left === 0) ? 'left' : 'right';
}

import { expect, it } from 'vitest';
import { choiceOfSide, SIDE_CHOICES, sideOfBallot } from './side-choice.ts';

it('knows the variant of a side, and the side of a variant', () => {
  expect(SIDE_CHOICES.map((choice) => choiceOfSide(choice, 0))).toEqual(['first', 'good', 'bad', 'second']);
  expect(SIDE_CHOICES.map((choice) => choiceOfSide(choice, 1))).toEqual(['second', 'good', 'bad', 'first']);
  for (const left of [0, 1] as const)
    for (const choice of SIDE_CHOICES) expect(sideOfBallot({ choice: choiceOfSide(choice, left), left })).toBe(choice);
  expect(sideOfBallot({ choice: 'skipped', left: 0 })).toBeNull();
});

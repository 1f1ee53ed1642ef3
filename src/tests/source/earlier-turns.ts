/** The turns of a conversation before its last one, as a cell has them, so that all of it becomes a test. */
import type { CellResult } from '#contract/suite/results-file.ts';
import type { SuiteTurn } from '#contract/suite/suite-file.ts';
import type { TestCase, TestTurn } from '../suite/suite.ts';
import { caseOfInput } from './cases-of-run.ts';

export interface EarlierTurn {
  turn: SuiteTurn;
  answer: string;
}

/** What is known of the cell: the inputs of all turns, and what became of those that ran. */
export interface ConversationCell {
  inputs: readonly string[];
  turns: NonNullable<CellResult['turns']>;
}

/** `now`: the case as the suite has it today, which also knows components, decisions and checks of a turn. */
export function earlierTurns({ inputs, turns }: ConversationCell, now: TestCase | undefined): EarlierTurn[] {
  const questions = now?.turns.flatMap(({ input }) => input ?? []) ?? [];
  const isSame = questions.length === inputs.length && questions.every((input, at) => input === inputs[at]);
  return turns.slice(0, -1).map(({ answer }, at) => {
    const known = isSame ? now?.turns[at] : undefined;
    const input = inputs[at];
    return { turn: known ? turnOf(known) : { ...(input !== undefined && { input }) }, answer };
  });
}

function turnOf({ input, components, type, decisions, expected, checks }: TestTurn): SuiteTurn {
  return {
    ...(input !== null && caseOfInput({ value: input, components: [...components], type })),
    ...(decisions && { decisions }),
    ...(expected !== null && { expected }),
    ...(checks.length > 0 && { checks: [...checks] }),
  };
}

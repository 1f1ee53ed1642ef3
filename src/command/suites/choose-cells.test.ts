import { describe, expect, it } from 'vitest';
import type { ResultsFile } from '#contract/suite/results-file.ts';
import { caseOf, resultOf, suiteOf } from '#tests/testing/suite-of.ts';
import { type CellChoice, chooseCells } from './choose-cells.ts';

const suite = suiteOf({
  variants: [{ name: 'Friendly', tweaks: {} }],
  cases: [
    caseOf({ name: 'Refund by card', tags: ['money'] }),
    caseOf({ name: 'Refund by mail', tags: ['money', 'slow'] }),
    caseOf({ name: 'Weather', isSkipped: true }),
    caseOf({ name: 'Greeting' }),
  ],
});
const NONE: CellChoice = { only: [], tags: [], variants: [], failed: null };
const choose = (choice: Partial<CellChoice>) =>
  chooseCells(suite, { ...NONE, ...choice }).map(({ testCase, variant }) => `${testCase.name}/${variant.name}`);

describe('chooseCells', () => {
  it('takes all, each case with all variants before the next', () => {
    expect(choose({}).slice(0, 3)).toEqual(['Refund by card/Flow', 'Refund by card/Friendly', 'Refund by mail/Flow']);
    expect(choose({})).toHaveLength(6);
  });

  it.each<[Partial<CellChoice>, string[]]>([
    [{ only: ['MAIL'], variants: ['Flow'] }, ['Refund by mail/Flow']],
    [{ only: ['ref*card', 'greet'], variants: ['Friendly'] }, ['Refund by card/Friendly', 'Greeting/Friendly']],
    [{ tags: ['slow'] }, ['Refund by mail/Flow', 'Refund by mail/Friendly']],
  ])('takes what %j names', (choice, expected) => {
    expect(choose(choice)).toEqual(expected);
  });

  it('takes what did not pass before', () => {
    const cells = [
      resultOf({ case: 'Greeting', state: 'failed' }),
      resultOf({ case: 'Refund by mail', variant: 'Friendly', state: 'not run' }),
      resultOf({ case: 'Refund by card' }),
    ];
    expect(choose({ failed: { cells } as ResultsFile })).toEqual(['Refund by mail/Friendly', 'Greeting/Flow']);
    expect(() => choose({ failed: { cells: [resultOf()] } as ResultsFile })).toThrow(
      expect.objectContaining({ code: 0, message: expect.stringContaining('Everything passed') }),
    );
  });

  it('names twenty of the names that exist', () => {
    const cases = Array.from({ length: 30 }, (_, at) => caseOf({ name: `Case ${at + 1}` }));
    const choose = (choice: Partial<CellChoice>) => () => chooseCells(suiteOf({ cases }), { ...NONE, ...choice });
    expect(choose({ only: ['zzz'] })).toThrow(/, only Case 1, .*, Case 20 and 10 more$/);
    expect(choose({ tags: ['money'] })).toThrow('The suite has no tag money, and no other one');
  });

  it.each<[Partial<CellChoice>, string]>([
    [{ variants: ['Frendly'] }, 'The suite has no variant Frendly. Did you mean Friendly?'],
    [{ tags: ['mony'] }, 'The suite has no tag mony. Did you mean money?'],
    [{ only: ['Greetings'] }, 'The suite has no case Greetings. Did you mean Greeting?'],
    [{ only: ['zzz'] }, 'The suite has no case zzz, only Refund by card, Refund by mail, Weather, Greeting'],
    [{ only: ['Greeting', 'zzz'] }, 'The suite has no case zzz, only'],
    [{ variants: ['Nope'] }, 'The suite has no variant Nope, only Flow, Friendly'],
    [{ tags: ['none'] }, 'The suite has no tag none, only money, slow'],
    [{ only: ['Weather'] }, 'Nothing in Suite matches, so nothing would run. Cases with skip: true do not run.'],
  ])('says which name does not exist: %j', (choice, message) => {
    expect(() => choose(choice)).toThrow(message);
  });
});

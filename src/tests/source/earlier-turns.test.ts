import { expect, it } from 'vitest';
import { messageResult, outputReady, runOf } from '#run/testing/run-of.ts';
import { sampleDraft } from '#run/testing/sample-run.ts';
import { answeredTest } from './answered-test.ts';
import { type EarlierTurn, earlierTurns } from './earlier-turns.ts';

const turn = (answer: string) => ({ answer, timeMs: 1, checks: [] });
const cell = { inputs: ['Hello', 'Bye'], turns: [turn('Hi'), turn('See you')] };
const plain = { components: [], type: 'chat', expected: null, checks: [] } as const;

function caseOf(...inputs: (string | null)[]) {
  const turns = inputs.map((input) => ({ ...plain, input }));
  return {
    name: 'talk',
    turns,
    tweaks: {},
    columns: [],
    tags: [],
    isSkipped: false,
    location: { file: null, line: 1 },
  };
}

it('the turns before the last one are taken, with what the suite still knows of them', () => {
  const known = caseOf('Hello', 'Bye');
  const rich = { input: 'Hello', components: ['Chat'], type: 'any', expected: 'Hi', checks: ['contains'] } as const;
  const turns = [rich, ...known.turns.slice(1)];
  expect(earlierTurns(cell, { ...known, turns })).toEqual([{ turn: rich, answer: 'Hi' }]);
  expect(earlierTurns(cell, caseOf('Hello you', 'Bye'))).toEqual([{ turn: { input: 'Hello' }, answer: 'Hi' }]);
  expect(earlierTurns(cell, undefined)).toEqual([{ turn: { input: 'Hello' }, answer: 'Hi' }]);
  expect(earlierTurns({ inputs: ['Bye'], turns: cell.turns }, caseOf(null, 'Bye'))).toEqual([
    { turn: {}, answer: 'Hi' },
  ]);
  expect(earlierTurns({ inputs: ['Hello'], turns: [] }, known)).toEqual([]);
});

it('a turn whose answer is the last one is taken once, because the next could not be sent', () => {
  const inputs = [{ id: '0', value: 'Hello', components: [], type: 'chat' as const }];
  const run = {
    ...runOf({ request: { inputs: [{ input_value: 'Hello' }] }, events: [[1, outputReady(0, messageResult('Hi'))]] }),
    draft: sampleDraft({ inputs }),
  };
  const before = (answer: string): EarlierTurn[] => [{ turn: { input: 'Hello' }, answer }];
  expect(answeredTest(run, 0, null, before('Hi'))?.earlier).toEqual([]);
  expect(answeredTest(run, 0, null, before('Hello?'))?.earlier).toHaveLength(1);
});

import { expect, it } from 'vitest';
import { sampleCell } from '../testing/sample-results.ts';
import { questionsOfCell } from './questions-of-cell.ts';

const SAVED = 'Asked the flow’s saved text';
const NONE = 'No question of its own';
const turn = (input?: 'saved text' | 'none') => ({ answer: '', timeMs: null, checks: [], ...(input && { input }) });

it.each([
  ['of the case', ['a', 'b'], {}, ['a', 'b']],
  ['that the flow has saved', [], { keepsInput: true }, [SAVED]],
  ['of a tweak', [], {}, [NONE]],
  ['of a turn after one without a text', ['b'], { turns: [turn('saved text'), turn()] }, [SAVED, 'b']],
  ['that a turn gets from a tweak', ['a'], { keepsInput: true, turns: [turn(), turn('none')] }, ['a', NONE]],
])('a cell says what it was asked: a text %s', (_, inputs, cell, texts) => {
  expect(questionsOfCell(inputs, sampleCell(cell))).toEqual(texts);
});

it('a cell that was not run does not say that it was asked', () => {
  expect(questionsOfCell([], null)).toEqual([NONE]);
  expect(questionsOfCell(['a'], null)).toEqual(['a']);
});

import { expect, it } from 'vitest';
import { summarizedRun } from '../../testing/summarized-run.ts';
import { runEntry } from './outbox-entry.ts';
import { outboxProblem, unsavedProblem } from './outbox-sentences.ts';
import { createOutboxState } from './outbox-state.ts';

it('a run that the server refuses does not hide what waits', () => {
  const entry = runEntry({ ...summarizedRun(3), isReserved: true, holder: null });
  const refused = [{ ...entry, refusal: 'It is too large.' }];
  const state = { ...createOutboxState().getState(), refused };
  expect(outboxProblem(state)).toBe('Run 3 is only in this tab: It is too large.');
  expect(outboxProblem({ ...state, cells: 2, why: 'The server does not answer.' })).toBe(
    'Run 3 is only in this tab: It is too large. The server does not answer. 2 results of tests wait in this tab to be saved, and are lost if it is closed, reloaded or crashes.',
  );
});

it('cells that were saved without their runs are told of over their own result alone', () => {
  const withoutRun = new Map([
    ['r1', 2],
    ['r2', 1],
  ]);
  const state = { ...createOutboxState().getState(), withoutRun };
  expect(unsavedProblem(state, 'r1')).toBe(
    'This server has no room for more whole runs: 2 results of tests were saved without their runs. Answers and checks are saved.',
  );
  expect(unsavedProblem(state, 'r2')).toContain(': 1 result of tests was saved without its run.');
  expect([unsavedProblem(state, 'r3'), unsavedProblem(state, null)]).toEqual([null, null]);
});

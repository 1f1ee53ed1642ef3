import { expect, it } from 'vitest';
import { answeredRun, runOf } from '#run/testing/run-of.ts';
import { leftOutSentences } from './compared-slots.ts';

it('the sentences say for each run in the URL why it is not compared', () => {
  const over = answeredRun(['yes']);
  const slots = (...runs: (typeof over | null)[]) =>
    runs.map((run, position) => ({ id: `${position}`, run, isLoading: false, problem: null }));
  expect(leftOutSentences(slots(over, over))).toEqual([]);
  expect(leftOutSentences(slots(null, runOf({ end: 'running' })))).toEqual([
    'Run A is not on this server: it was deleted, or made on another one.',
    'Run B is still running. You can compare it when it is done.',
  ]);
  expect(
    leftOutSentences(slots(over, null).map((slot) => ({ ...slot, problem: 'The server does not answer.' }))),
  ).toEqual([
    'Run A could not be read: The server does not answer.',
    'Run B could not be read: The server does not answer.',
  ]);
  expect(leftOutSentences(slots(null, null))).toEqual([
    'Run A and Run B are not on this server: they were deleted, or made on another one.',
  ]);
});

import { expect, it } from 'vitest';
import type { Run } from '../model/run.ts';
import { answeredRun } from '../testing/run-of.ts';
import { timedRun } from '../testing/timed-run.ts';
import { compareTimes } from './compare-times.ts';

const firstOf = (run: Run) => run.inputs[0] ?? null;

it('aligns the components of two runs on one scale', () => {
  const run = timedRun();
  const { rows, endMs, sources } = compareTimes([run, run], [firstOf(run), run.inputs[1] ?? null]);
  expect(rows.map(({ name }) => name)).toEqual(['Chat Input', 'Language Model', 'Chat Output']);
  expect(rows[1]?.times.map((time) => time?.endMs)).toEqual([512, 512]);
  expect(endMs).toBe(520);
  expect(sources).toEqual(['events', 'events']);
});

it('matches components of another flow by name, with gaps for the rest', () => {
  const run = timedRun();
  const other: Run = JSON.parse(
    JSON.stringify(run).replaceAll('Model-m1', 'Model-zz').replaceAll('Chat Input', 'Asked'),
  );
  const { rows } = compareTimes([run, other], [firstOf(run), firstOf(other)]);
  expect(rows.map(({ name, times }) => [name, times.map((time) => time !== null)])).toEqual([
    ['Chat Input', [true, true]],
    ['Language Model', [true, true]],
    ['Chat Output', [true, true]],
  ]);
});

it('shows the request if there are no component times', () => {
  const run = answeredRun(['yes']);
  const { rows, sources } = compareTimes([run, timedRun()], [firstOf(run), null]);
  expect(rows.map(({ name, times }) => [name, times[1]])).toEqual([['Request', null]]);
  expect(sources).toEqual(['not reported', 'not asked']);
});

import { expect, it } from 'vitest';
import { answeredRun } from '../testing/run-of.ts';
import { comparableInputs, createAnswerKeys } from './same-answers.ts';

it('short keys distinguish answers of any length', () => {
  const long = 'word '.repeat(100_000);
  const outputs = answeredRun([long, `${long}!`, long]).inputs.flatMap((input) => input.outputs);
  const keyOf = createAnswerKeys();
  const keys = outputs.map(keyOf);
  expect(keys[0]?.length).toBeLessThan(100);
  expect(keys[1]).not.toBe(keys[0]);
  expect(keys[2]).toBe(keys[0]);
});

it('a single answer is not compared', () => {
  const run = answeredRun(['one', 'two']);
  expect(comparableInputs(run)).toHaveLength(2);
  const unanswered = run.inputs.map((input, index) => (index === 0 ? input : { ...input, outputs: [] }));
  expect(comparableInputs({ ...run, inputs: unanswered })).toEqual([]);
});

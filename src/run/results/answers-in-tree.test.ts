import { expect, it } from 'vitest';
import { answeredRun } from '../testing/run-of.ts';
import { answersInTree } from './answers-in-tree.ts';

it('the answers in a tree are found in every input, or in the only one that is shown', () => {
  const { response } = answeredRun(['one', 'two', 'three', 'four']);
  if (!response) throw new Error('The run has no response');
  const { open, first } = answersInTree(response, null);
  expect(first?.slice(0, 4)).toEqual(['outputs', 0, 'outputs', 0]);
  expect(first?.at(-1)).toBe('text');
  for (const input of [0, 1, 2, 3]) expect([...open]).toContain(`/outputs/${input}/outputs/0/results/message`);
  expect(open.has('/outputs/0/inputs')).toBe(false);
  const only = answersInTree(response, 2);
  expect(only.first?.[1]).toBe(2);
  expect([...only.open].filter((pointer) => /^\/outputs\/[013]/.test(pointer))).toEqual([]);
  expect(answersInTree({ ...response, outputs: [] }, null).first).toBeNull();
});

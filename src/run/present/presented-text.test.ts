import { expect, it } from 'vitest';
import { answeredRun } from '../testing/run-of.ts';
import { presentedText } from './presented-text.ts';

function presented(text: string): string {
  const output = answeredRun([text]).inputs[0]?.outputs[0];
  if (!output) throw new Error('No output');
  return presentedText(output);
}

it.each([
  ['prose', 'Hello *you*', 'Hello *you*'],
  ['a list of lists', '[["a", 1], ["b", 2]]', '- a, 1\n- b, 2'],
  ['a list of unlike things', '[{"name": "Ada"}, "Grace"]', '- name: Ada\n- Grace'],
  [
    'a table with lists in it',
    '[{"name": "Ada", "tags": ["x", "y"]}, {"name": "Bo", "tags": ["z"]}]',
    '| name | tags |\n| --- | --- |\n| Ada | x, y |\n| Bo | z |',
  ],
])('shows %s without JSON', (_, text, shown) => {
  expect(presented(text)).toBe(shown);
});

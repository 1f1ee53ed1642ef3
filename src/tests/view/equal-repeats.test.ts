import { expect, it } from 'vitest';
import { sampleCell } from '../testing/sample-results.ts';
import { equalRepeats } from './equal-repeats.ts';

const answers = (...texts: (string | null)[]) =>
  texts.map((answer, at) => (answer === null ? null : sampleCell({ answer, repeat: at + 1 })));

it.each([
  [answers('a', 'a ', 'a'), '3 of 3 the same'],
  [answers('{"a":1,"b":2}', '{"b":2,"a":1}'), '2 of 2 the same'],
  [answers('a', 'b', 'a'), '2 of 3 the same: 1 and 3'],
  [answers('a', 'b', 'b', 'a', 'b'), '3 of 5 the same: 2, 3 and 5; 2 of 5 the same: 1 and 4'],
  [answers('a', 'b', null), '2 different answers'],
  [answers('a', null), ''],
  [[...answers('a'), sampleCell({ answer: 'a', state: 'broken' })], ''],
])('the answers of case %# are counted: %s', (repeats, sentence) => {
  expect(equalRepeats(repeats)).toBe(sentence);
});

import { expect, it } from 'vitest';
import { readSuiteOptions } from './suite-options.ts';

it('the suite without options tests the usual release, with a few random bodies of one seed', () => {
  expect(readSuiteOptions([], '1.13.0')).toEqual({
    version: '1.13.0',
    isRandomOnly: false,
    bodies: 24,
    seed: 20_261,
  });
});

it('the options choose another release, or random bodies alone', () => {
  expect(readSuiteOptions(['--version', '1.14.0.dev7', '--random', '600', '--seed', '7'], '1.13.0')).toEqual({
    version: '1.14.0.dev7',
    isRandomOnly: true,
    bodies: 600,
    seed: 7,
  });
});

it.each([
  [['--random', 'many'], '--random takes a whole number from 1 to 100000, not "many"'],
  [['--seed', '0'], '--seed takes a whole number from 1 to 2147483647, not "0"'],
  [['--versions', '1'], 'Use: npm run test:langflow -- [--version VERSION]'],
  [['more'], 'Use: npm run test:langflow'],
])('the error for the options %j says what is wrong', (words, sentence) => {
  expect(() => readSuiteOptions(words, '1.13.0')).toThrow(sentence);
});

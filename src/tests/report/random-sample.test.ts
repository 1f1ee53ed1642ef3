import { expect, it } from 'vitest';
import { randomSample } from './random-sample.ts';

const list = Array.from({ length: 1_000 }, (_, at) => at);

it('a sample is of the whole list, in its order, and the same for the same seed', () => {
  const sample = randomSample(list, 100, 'result');
  expect(new Set(sample).size).toBe(100);
  expect(sample).toEqual(sample.toSorted((left, right) => left - right));
  expect(sample.filter((at) => at >= 500).length).toBeGreaterThan(25);
  expect(randomSample(list, 100, 'result')).toEqual(sample);
  expect(randomSample(list, 100, 'another')).not.toEqual(sample);
  expect(randomSample(['a', 'b'], 5, 'result')).toEqual(['a', 'b']);
});

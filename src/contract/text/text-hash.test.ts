import { expect, test } from 'vitest';
import { seededRandom } from './seeded-random.ts';
import { textFingerprint, textHash } from './text-hash.ts';

// Files, databases and open votes depend on these values.
test('gives the same values in every build', () => {
  expect(['', 'a', 'hello', 'né🙂'].map(textFingerprint)).toEqual(['ztntfp', '1r9wi7g', 'm3bicr', '1vrilxa']);
  // A test vector of the FNV specification.
  expect(textHash('foobar')).toBe(0xbf9cf968);
  const next = seededRandom('vote-1 Mara');
  expect(Array.from({ length: 3 }, next).map((number) => Math.floor(number * 1000))).toEqual([380, 262, 77]);
});

/** Which variant is on the left of each pair: half of the time the first, in an order that the seed decides. */
import { seededRandom } from '#contract/text/seeded-random.ts';

/** The same for the same seed, which names the vote and the voter. */
export function leftVariants(seed: string, pairs: number): (0 | 1)[] {
  const next = seededRandom(seed);
  // With an odd number the one that is left over is random, too.
  const start = next() < 0.5 ? 0 : 1;
  const sides = Array.from({ length: pairs }, (_, index): 0 | 1 => ((index + start) % 2 === 0 ? 0 : 1));
  for (let last = pairs - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    const [here, there] = [sides[last] ?? 0, sides[other] ?? 0];
    sides[last] = there;
    sides[other] = here;
  }
  return sides;
}

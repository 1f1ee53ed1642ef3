/** A sample of a list. */
import { seededRandom } from '#contract/text/seeded-random.ts';

/** So many items at random, in the order of the list; the same for the same seed. */
export function randomSample<Item>(list: readonly Item[], size: number, seed: string): Item[] {
  const next = seededRandom(seed);
  const ranked = list.map((item, at) => ({ item, at, rank: next() }));
  const chosen = ranked.toSorted((left, right) => left.rank - right.rank).slice(0, size);
  return chosen.toSorted((left, right) => left.at - right.at).map(({ item }) => item);
}

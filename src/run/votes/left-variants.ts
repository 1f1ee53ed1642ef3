/** Which variant is on the left of each pair: half of the time the first, in an order that the seed decides. */

/** The same for the same seed, which names the vote and the voter. */
export function leftVariants(seed: string, pairs: number): (0 | 1)[] {
  const next = generator(seed);
  // With an odd number the one that is left over is decided by chance, too.
  const start = next() < 0.5 ? 0 : 1;
  const sides = Array.from({ length: pairs }, (_, place): 0 | 1 => ((place + start) % 2 === 0 ? 0 : 1));
  for (let last = pairs - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    const [here, there] = [sides[last] ?? 0, sides[other] ?? 0];
    sides[last] = there;
    sides[other] = here;
  }
  return sides;
}

/** Mulberry32, seeded by FNV-1a: numbers from 0 to 1. */
function generator(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let place = 0; place < seed.length; place += 1) state = Math.imul(state ^ seed.charCodeAt(place), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

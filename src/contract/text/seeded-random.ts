import { textHash } from './text-hash.ts';

/** Mulberry32: numbers from 0 to 1, the same for the same seed. For samples and orders, not for secrets. */
export function seededRandom(seed: string): () => number {
  let state = textHash(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

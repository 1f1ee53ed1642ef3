/** A small seeded source of choices, so that the same request always reads the same. */

/** 32-bit FNV-1a hash of a text. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

export interface Chooser {
  /** A number from 0 up to, not including, 1. */
  next(): number;
  /** One of the items; throws on an empty list, which would be a mistake in the word lists. */
  pick<T>(items: readonly T[]): T;
  /** `count` of the items (or all), in their own order. */
  sample<T>(items: readonly T[], count: number): T[];
}

/** mulberry32: 32 bits of state, even enough for choosing words. */
export function createChooser(seed: number): Chooser {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error('The demo model has no word to choose from here.');
      return item;
    },
    sample: (items, count) => {
      const ranked = items.map((item, index) => ({ item, index, rank: next() }));
      const chosen = ranked.sort((left, right) => left.rank - right.rank).slice(0, count);
      return chosen.sort((left, right) => left.index - right.index).map(({ item }) => item);
    },
  };
}

/** How the time of work grows with its size, so that a test can tell proportion from square on any machine. */

const ROUNDS = 5;
const TIMES = 8;

/** Growth beyond this is not in proportion: that would be 8, the square 64. */
export const IN_PROPORTION = 24;

/**
 * How often longer eight times as much takes. `prepare` makes work of a size, which is done several times; the best time
 * counts, since other work on the machine only adds to it.
 */
export async function timeGrowth(largest: number, prepare: (size: number) => () => unknown): Promise<number> {
  const [small, large] = [prepare(Math.round(largest / TIMES)), prepare(largest)];
  const best = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY };
  for (let round = 0; round < ROUNDS; round += 1) {
    best.small = Math.min(best.small, await time(small));
    best.large = Math.min(best.large, await time(large));
  }
  return best.large / best.small;
}

async function time(work: () => unknown): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

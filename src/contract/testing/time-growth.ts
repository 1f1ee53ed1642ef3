/** How the time of work grows with its size, so that a test can tell proportion from square on any machine. */

const ROUNDS = 5;
/** Of work that does not look in proportion: other work on the machine may have been at it in each of the first ones. */
const MOST_ROUNDS = 15;
const TIMES = 8;

/** Growth beyond this is not in proportion: that would be 8, the square 64. */
export const IN_PROPORTION = 24;

/**
 * How often longer eight times as much takes. `prepare` makes work of a size, which is done several times; the best time
 * counts, since other work on the machine only adds to it. The small work is timed eight times in a row: for as long as the
 * large one in proportion, so that neither has a better chance to be left in peace.
 */
export async function timeGrowth(largest: number, prepare: (size: number) => () => unknown): Promise<number> {
  const [small, large] = [prepare(Math.round(largest / TIMES)), prepare(largest)];
  const best = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY };
  const growth = () => best.large / best.small;
  for (let round = 0; round < ROUNDS || (growth() >= IN_PROPORTION && round < MOST_ROUNDS); round += 1) {
    best.small = Math.min(best.small, (await time(small, TIMES)) / TIMES);
    best.large = Math.min(best.large, await time(large, 1));
  }
  return growth();
}

async function time(work: () => unknown, times: number): Promise<number> {
  const from = performance.now();
  for (let count = 0; count < times; count += 1) await work();
  return performance.now() - from;
}

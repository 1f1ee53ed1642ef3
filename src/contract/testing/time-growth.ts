/** Measures how time grows with size, so that a test can distinguish linear from quadratic work on any machine. */

const ROUNDS = 5;
/** Rounds when the growth looks too high: other work on the machine may have slowed all of the first rounds. */
const MAX_ROUNDS = 15;
const TIMES = 8;

/** Limit for linear growth. Eight times the size takes 8 times the time if linear, 64 times if quadratic. */
export const IN_PROPORTION = 24;

/**
 * The factor by which time grows when the size grows eightfold. `prepare` returns the work for a size, which runs several
 * times; the best time counts, since other work on the machine only adds to it. The small work runs eight times in a row, so
 * that both measurements last about equally long and are equally likely to be disturbed.
 */
export async function timeGrowth(largest: number, prepare: (size: number) => () => unknown): Promise<number> {
  const [small, large] = [prepare(Math.round(largest / TIMES)), prepare(largest)];
  const best = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY };
  const growth = () => best.large / best.small;
  for (let round = 0; round < ROUNDS || (growth() >= IN_PROPORTION && round < MAX_ROUNDS); round += 1) {
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

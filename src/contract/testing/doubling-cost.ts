/** Measures what twice the input costs, so that a test finds work that grows faster than its input, on any machine. */

const ROUNDS = 5;
/** Rounds when the cost looks too high: other work of this process may have been in most of the first ones. */
const MAX_ROUNDS = 15;

/** Sizes, each twice the one before, at which a cost has to look too high. */
const SIZES = 3;

/** Limit for work in proportion to its input, with what sorting and a fuller memory add. Quadratic work costs four times. */
export const TWICE = 3;

export interface Sizes {
  least?: number;
  most: number;
  /** ms of processor time: what takes less is too little to measure, and counts as this. */
  measurable?: number;
}

/**
 * By which factor the processor time grows when the size doubles: the median of rounds. The size is the smallest, doubled from
 * `least`, whose cost can be measured, and at most `most`: twice of that is beyond a limit, and must be refused quickly.
 * A factor over the limit counts if it is over it at the next sizes too, as with quadratic work it is: at one size, the garbage
 * collector or the compiler may take a step. `prepare` returns the work for a size, which runs several times.
 */
export async function doublingCost(
  { least = 100, most, measurable = 2 }: Sizes,
  prepare: (size: number) => () => unknown,
): Promise<number> {
  const found: number[] = [];
  for (let size = Math.min(least, most); ; size *= 2) {
    const isLargest = 2 * size > most;
    const once = prepare(size);
    // The first time also loads and compiles.
    await once();
    if (!isLargest && (await cost(once)) < measurable) continue;
    const twice = prepare(2 * size);
    await twice();
    const costs: number[] = [];
    const factors: number[] = [];
    do {
      const before = await cost(once);
      costs.push(before);
      factors.push((await cost(twice)) / Math.max(measurable, before));
    } while (!isDecided(factors));
    // Else only what was still being compiled took so long.
    if (isLargest || median(costs) >= measurable) found.push(median(factors));
    const lowest = Math.min(...found);
    if (lowest <= TWICE || isLargest || found.length === SIZES) return lowest;
  }
}

/** Whether further rounds could not bring the median to the other side of the limit. */
function isDecided(factors: readonly number[]): boolean {
  const low = factors.filter((factor) => factor <= TWICE).length;
  return low > Math.max(ROUNDS, factors.length) / 2 || factors.length - low > MAX_ROUNDS / 2;
}

/** Processor time, of all threads: other processes do not add to it. */
async function cost(work: () => unknown): Promise<number> {
  const from = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

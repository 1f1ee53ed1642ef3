/** Measures what twice the input costs, so that a test finds work that grows faster than its input, on any machine. */

/** Of so many rounds most have to be within the limit. Fewer are measured when more could not change the result. */
const ROUNDS = 5;
const MAX_ROUNDS = 15;
/**
 * Two rounds are enough if their factors are at most this, as with refused input and most linear work. One is not: the code may
 * be compiled in it, between the size and its double.
 */
const CLEAR = { rounds: 2, factor: 2.5 };

/** At so many sizes, each twice the one before, a cost has to be over the limit. */
const SIZES = 3;

/** Limit for work in proportion to its input, with what sorting and a fuller memory add. Quadratic work costs four times. */
export const TWICE = 3;

export interface Sizes {
  least?: number;
  most: number;
  /** The least processor time that is measured, in ms; twice that of the smallest input if that is more. Less counts as this. */
  measurable?: number;
}

type Prepare = (size: number) => () => unknown;

/**
 * The factor by which the processor time grows when the size doubles: the median of rounds. Begins at the smallest size, doubled
 * from `least`, whose cost can be measured, and ends at `most`: twice that is over a limit, and must be refused quickly. A factor
 * over the limit counts only if it is over it at the next sizes too, as with quadratic work: at a single size, the garbage
 * collector or the compiler may take a step. If eight times the size costs more than three such doublings, the last of the three
 * is measured instead, and if it is over the limit the next one too. `prepare` returns the work for a size, which runs several times.
 */
export async function doublingCost({ least = 100, most, ...sizes }: Sizes, prepare: Prepare): Promise<number> {
  const measurable = Math.max(sizes.measurable ?? 2, least < most ? 2 * (await baseCost(prepare)) : 0);
  const compare = async (size: number, once = prepare(size)) => {
    const twice = prepare(2 * size);
    const costs: number[] = [];
    const factors: number[] = [];
    do {
      const before = await cost(once);
      costs.push(before);
      factors.push((await cost(twice)) / Math.max(measurable, before));
    } while (!isDecided(factors));
    // Compiling, or the garbage collector, only adds to a cost.
    return { before: Math.min(...costs), factor: median(factors) };
  };
  const found: number[] = [];
  for (let size = Math.min(least, most); ; size *= 2) {
    const isLargest = 2 * size > most;
    const once = prepare(size);
    if (!isLargest && (await cost(once)) < measurable) {
      if (4 * size <= most) size *= 2;
      continue;
    }
    const { before, factor } = await compare(size, once);
    // Below `measurable` only compiling took so long before.
    if (isLargest || before >= measurable) found.push(factor);
    const lowest = Math.min(...found);
    if (isLargest || found.length === SIZES) return lowest;
    if (lowest > TWICE) continue;
    if (8 * size > most || (await cost(prepare(8 * size))) <= before * TWICE ** 3) return lowest;
    const later = (await compare(4 * size)).factor;
    return later > TWICE && 16 * size <= most ? Math.min(later, (await compare(8 * size)).factor) : later;
  }
}

/** What the smallest input costs: a request has a cost of its own, which would hide how that of its body grows. */
async function baseCost(prepare: Prepare): Promise<number> {
  const smallest = prepare(1);
  // The first time also loads and compiles.
  await smallest();
  return Math.min(await cost(smallest), await cost(smallest));
}

/** True if further rounds could not, or hardly, bring the median to the other side of the limit. */
function isDecided(factors: readonly number[]): boolean {
  if (factors.length === CLEAR.rounds && factors.every((factor) => factor <= CLEAR.factor)) return true;
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

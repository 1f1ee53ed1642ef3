/** Measures what twice the input costs, so that a test finds work that grows faster than its input, on any machine. */

/** Rounds of which most have to be within the limit, or as many after which it is clear that they are not. */
const ROUNDS = 5;
const MAX_ROUNDS = 15;
/** One round is enough if twice costs no more, as what is refused, and two if they are far from the limit: most work is in proportion. */
const CLEAR = [1, 2.5];

/** Sizes, each twice the one before, at which a cost has to look too high. */
const SIZES = 3;

/** Limit for work in proportion to its input, with what sorting and a fuller memory add. Quadratic work costs four times. */
export const TWICE = 3;

export interface Sizes {
  least?: number;
  most: number;
  /** ms of processor time, if twice that of the smallest input is not more: what takes less is too little to measure, and counts as this. */
  measurable?: number;
}

type Prepare = (size: number) => () => unknown;

/**
 * By which factor the processor time grows when the size doubles: the median of rounds. The size is the smallest, doubled from
 * `least` or doubled twice, whose cost can be measured, and at most `most`: twice of that is beyond a limit, and must be refused
 * quickly. A factor over the limit counts if it is over it at the next sizes too, as with quadratic work it is: at one size, the
 * garbage collector or the compiler may take a step. If eight times the size costs more than three such doublings, the factor is
 * that of the last of them. `prepare` returns the work for a size, which runs several times.
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
    return { before: median(costs), factor: median(factors) };
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
    // Else only what was still being compiled took so long.
    if (isLargest || before >= measurable) found.push(factor);
    const lowest = Math.min(...found);
    if (isLargest || found.length === SIZES) return lowest;
    if (lowest > TWICE) continue;
    const isSteady = 8 * size > most || (await cost(prepare(8 * size))) <= before * TWICE ** 3;
    return isSteady ? lowest : (await compare(4 * size)).factor;
  }
}

/** What the smallest input costs: a request has a cost of its own, which would hide how that of its body grows. */
async function baseCost(prepare: Prepare): Promise<number> {
  const smallest = prepare(1);
  // The first time also loads and compiles.
  await smallest();
  return Math.min(await cost(smallest), await cost(smallest));
}

/** Whether further rounds could not bring the median to the other side of the limit, or hardly. */
function isDecided(factors: readonly number[]): boolean {
  const clear = CLEAR[factors.length - 1];
  if (clear !== undefined && factors.every((factor) => factor <= clear)) return true;
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

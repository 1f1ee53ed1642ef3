/** Measures what twice the input costs, so that a test finds work that grows faster than its input, on any machine. */

/** Rounds of which most have to be within the limit, or as many after which it is clear that they are not. */
const ROUNDS = 5;
const MAX_ROUNDS = 15;
/** One round is enough if twice costs no more, as what is refused, and two if they are far from the limit: most work is in proportion. */
const CLEAR = [1, 2.5];

/** Sizes, each twice the one before, at which a cost has to look too high. */
const SIZES = 3;
/** Doublings of the last look: work that is mostly in proportion at first may not be later. */
const LEAP = 3;

/** Limit for work in proportion to its input, with what sorting and a fuller memory add. Quadratic work costs four times. */
export const TWICE = 3;

export interface Sizes {
  least?: number;
  most: number;
  /** ms of processor time beyond that of the smallest input: what takes less is too little to measure, and counts as this. */
  measurable?: number;
}

type Prepare = (size: number) => () => unknown;

/**
 * By which factor the processor time grows when the size doubles: the median of rounds. The size is the smallest, doubled from
 * `least` or doubled twice, whose cost can be measured, and at most `most`: twice of that is beyond a limit, and must be refused quickly.
 * A factor over the limit counts if it is over it at the next sizes too, as with quadratic work it is: at one size, the garbage
 * collector or the compiler may take a step. Eight times the size may cost as much as three such doublings.
 * `prepare` returns the work for a size, which runs several times.
 */
export async function doublingCost({ least = 100, most, measurable = 2 }: Sizes, prepare: Prepare): Promise<number> {
  // The first time also loads and compiles.
  const base = least < most ? await baseCost(prepare) : 0;
  const found: number[] = [];
  for (let size = Math.min(least, most); ; size *= 2) {
    const isLargest = 2 * size > most;
    const once = prepare(size);
    if (!isLargest && (await cost(once)) - base < measurable) {
      if (4 * size <= most) size *= 2;
      continue;
    }
    const twice = prepare(2 * size);
    const costs: number[] = [];
    const factors: number[] = [];
    do {
      costs.push((await cost(once)) - base);
      factors.push(((await cost(twice)) - base) / Math.max(measurable, costs.at(-1) ?? 0));
    } while (!isDecided(factors));
    // Else only what was still being compiled took so long.
    if (isLargest || median(costs) >= measurable) found.push(median(factors));
    const lowest = Math.min(...found);
    if (isLargest || found.length === SIZES) return lowest;
    if (lowest <= TWICE) {
      const before = Math.max(measurable, median(costs));
      return size * 2 ** LEAP > most ? lowest : Math.max(lowest, await leap(prepare(size * 2 ** LEAP), before, base));
    }
  }
}

/** What the smallest input costs: a request has a cost of its own, which would hide how that of its body grows. */
async function baseCost(prepare: Prepare): Promise<number> {
  const smallest = prepare(1);
  await smallest();
  return Math.min(await cost(smallest), await cost(smallest));
}

/** The factor of one doubling, if several cost so much more than `before`. Asked again if it looks too high. */
async function leap(far: () => unknown, before: number, base: number): Promise<number> {
  let factor = Number.POSITIVE_INFINITY;
  for (let round = 0; round < SIZES && factor > TWICE; round += 1)
    factor = Math.min(factor, (Math.max(0, (await cost(far)) - base) / before) ** (1 / LEAP));
  return factor;
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

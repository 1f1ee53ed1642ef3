/** Counts of a table that are kept case by case: a table may have a million cells, and changes again and again while it runs. */
import { hasEnded, isPassed, isWorse, LIVE_STATES, type LiveCellState, ZERO_COUNTS } from './live-cell-state.ts';
import { CASE_FILTERS, type CaseFilter, type MatrixSource } from './matrix-source.ts';

export interface TableCounts {
  /** How many cases each filter shows. */
  cases: Readonly<Record<CaseFilter, number>>;
  /** How many cells look like this, with each repeat as a cell of its own: of all variants, and of each. */
  byState: Readonly<Record<LiveCellState, number>>;
  byVariant: readonly Readonly<Record<LiveCellState, number>>[];
}

export interface TableCounter {
  /** The same object until a count has changed. */
  counts: () => TableCounts;
  /** The cases that a filter shows, in the order of the suite. The same list until one has changed. */
  casesOf: (filter: CaseFilter) => readonly number[];
  /** Counts these cases again. */
  recount: (cases: Iterable<number>) => void;
}

type StateCounts = Record<LiveCellState, number>;
const CODES = Object.fromEntries(LIVE_STATES.map((state, at) => [state, at + 1])) as StateCounts;
type Fact = Exclude<CaseFilter, 'all'>;
const FACTS = CASE_FILTERS.filter((filter) => filter !== 'all');

/** `alike`: how all cells look but those of some cases; none of them has a mark. Then only these cases are looked at. */
export function createTableCounter(
  source: MatrixSource,
  alike: { state: LiveCellState; except: Iterable<number> } | null = null,
): TableCounter {
  const { variants, repeats } = source;
  /** The state of each cell as its index in the list of states, from 1; 0 before it is counted. */
  const cells = new Uint8Array(source.cases * variants * repeats);
  /** For each case a bit for each filter that shows it. */
  const shown = new Uint8Array(source.cases);
  const byVariant = Array.from({ length: variants }, () => ({ ...ZERO_COUNTS }));
  const cases = { all: source.cases, failed: 0, changed: 0, regressed: 0, differs: 0 };
  const lists = new Map<CaseFilter, readonly number[]>();
  let counted: TableCounts | null = null;

  /** Counts the states of a case with a variant; returns the worst of them. */
  function countCell(testCase: number, variant: number, counts: StateCounts): LiveCellState {
    let worst: LiveCellState | null = null;
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      const state = source.stateOf(testCase, variant, repeat);
      if (worst === null || isWorse(state, worst)) worst = state;
      const index = (testCase * variants + variant) * repeats + repeat;
      const before = cells[index] ?? 0;
      if (before === CODES[state]) continue;
      const old = LIVE_STATES[before - 1];
      if (old) counts[old] -= 1;
      counts[state] += 1;
      cells[index] = CODES[state];
      counted = null;
    }
    return worst ?? 'not run';
  }

  function countCase(testCase: number): Record<Fact, boolean> {
    const facts = { failed: false, changed: false, regressed: false, differs: false };
    let passed = 0;
    let missed = 0;
    for (const [variant, counts] of byVariant.entries()) {
      const worst = countCell(testCase, variant, counts);
      if (isPassed(worst)) passed += 1;
      else if (hasEnded(worst)) missed += 1;
      const mark = source.markOf(testCase, variant);
      if (mark !== null && mark !== 'same') facts.changed = true;
      if (mark === 'regressed') facts.regressed = true;
    }
    facts.failed = missed > 0;
    facts.differs = passed > 0 && missed > 0;
    return facts;
  }

  function countFacts(testCase: number, facts: Record<Fact, boolean>): void {
    const before = shown[testCase] ?? 0;
    let now = 0;
    for (const [at, fact] of FACTS.entries()) if (facts[fact]) now |= 1 << at;
    if (now === before) return;
    for (const [at, fact] of FACTS.entries()) {
      if (((before ^ now) & (1 << at)) === 0) continue;
      cases[fact] += facts[fact] ? 1 : -1;
      lists.delete(fact);
      counted = null;
    }
    shown[testCase] = now;
  }

  function recount(changed: Iterable<number>): void {
    for (const testCase of changed)
      if (testCase >= 0 && testCase < source.cases) countFacts(testCase, countCase(testCase));
  }

  const all = Array.from({ length: source.cases }, (_, testCase) => testCase);
  if (alike !== null) {
    cells.fill(CODES[alike.state]);
    for (const counts of byVariant) counts[alike.state] = source.cases * repeats;
  }
  recount(alike?.except ?? all);
  return {
    recount,
    counts() {
      counted ??= {
        cases: { ...cases },
        byState: sumOf(byVariant),
        byVariant: byVariant.map((counts) => ({ ...counts })),
      };
      return counted;
    },
    casesOf(filter) {
      if (filter === 'all') return all;
      const bit = 1 << FACTS.indexOf(filter);
      const list = lists.get(filter) ?? all.filter((testCase) => ((shown[testCase] ?? 0) & bit) !== 0);
      lists.set(filter, list);
      return list;
    },
  };
}

function sumOf(byVariant: readonly StateCounts[]): StateCounts {
  const sum = { ...ZERO_COUNTS };
  for (const own of byVariant) for (const state of LIVE_STATES) sum[state] += own[state];
  return sum;
}

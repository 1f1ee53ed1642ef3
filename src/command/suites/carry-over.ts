/** The cells of earlier results that are carried over, because they do not run again now. */
import { isJsonEqual } from '#contract/json.ts';
import type { CellResult, ResultsFile } from '#contract/suite/results-file.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { serverName } from '#tests/report/result-changes.ts';
import { groupKey } from '#tests/report/tally-cells.ts';
import { cellFingerprints } from '#tests/suite/case-fingerprint.ts';
import type { Suite, SuiteCell } from '#tests/suite/suite.ts';

export interface CarriedOver {
  cells: readonly CellResult[];
  /** One sentence for what could not be carried over. */
  notes: readonly string[];
}

/** What the new results are of: only cells of the same are carried over. */
export interface CarryInto {
  suite: Suite;
  /** `graphFingerprint`. */
  flowFingerprint: string;
  server: ResultsFile['server'];
}

/**
 * Every cell that does not run now, marked with the file that it is from, so that the results are of the whole suite. Cells of
 * another flow or server, or that would now be run or checked in another way, are left out: what they say may no longer be true.
 */
export function carryOver(
  earlier: ResultsFile,
  file: string,
  cells: readonly SuiteCell[],
  { suite, flowFingerprint, server }: CarryInto,
): CarriedOver {
  const running = new Set(
    cells.map(({ testCase, variant }) => groupKey({ case: testCase.name, variant: variant.name })),
  );
  const fingerprintOf = cellFingerprints(suite);
  const others = earlier.cells.filter((cell) => fingerprintOf(cell) !== undefined && !running.has(groupKey(cell)));
  if (others.length === 0) return { cells: [], notes: [] };
  if (earlier.flow.fingerprint !== flowFingerprint)
    return { cells: [], notes: [`The flow has changed since ${file}, so nothing is carried over from it.`] };
  if (!isJsonEqual(earlier.server, server))
    return {
      cells: [],
      notes: [`Nothing is carried over from ${file}, because its server was ${serverName(earlier)}.`],
    };
  const same = others.filter((cell) => cell.fingerprint === fingerprintOf(cell));
  const left = others.length - same.length;
  return {
    cells: same.map((cell) => ({ ...cell, carriedFrom: cell.carriedFrom ?? file })),
    notes:
      left === 0
        ? []
        : [`Not carried over from ${file}: ${formatCount(left, 'cell has', 'cells have')} changed since.`],
  };
}

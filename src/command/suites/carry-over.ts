/** What passed in earlier results, of which only the rest runs again. */
import { isJsonEqual } from '#contract/json.ts';
import type { CellResult, ResultsFile } from '#contract/suite/results-file.ts';
import { formatCount } from '#run/figures/result-format.ts';
import type { Cell } from '#run/suite/suite.ts';
import { makeResults, type ResultsOptions } from '#run/test-report/make-results.ts';
import { groupKey } from '#run/test-report/tally-cells.ts';

export interface CarriedOver {
  cells: readonly CellResult[];
  /** One sentence for what could not be carried over. */
  notes: readonly string[];
}

/**
 * Cells that passed and do not run now, marked with the file that they are from. Not those of a flow, a case or a variant that has
 * changed since: what they say may no longer be true.
 */
export function carryOver(
  earlier: ResultsFile,
  file: string,
  cells: readonly Cell[],
  now: Omit<ResultsOptions, 'cells' | 'startedAt' | 'endedAt'>,
): CarriedOver {
  const running = new Set(
    cells.map(({ testCase, variant }) => groupKey({ case: testCase.name, variant: variant.name })),
  );
  const passed = earlier.cells.filter((cell) => cell.state === 'passed' && !running.has(groupKey(cell)));
  if (passed.length === 0) return { cells: [], notes: [] };
  if (earlier.flow.print !== now.flow.print)
    return { cells: [], notes: [`The flow has changed since ${file}, so nothing is carried over from it.`] };
  const at = new Date(0);
  const { cases, variants } = makeResults({ ...now, cells: passed, startedAt: at, endedAt: at });
  const isSame = <Part extends { name: string }>(left: readonly Part[], right: readonly Part[]) => {
    const others = new Map(right.map((part) => [part.name, part]));
    return new Set(
      left.flatMap((part) => (isJsonEqual(toJson(part), toJson(others.get(part.name))) ? [part.name] : [])),
    );
  };
  const [sameCases, sameVariants] = [isSame(cases, earlier.cases), isSame(variants, earlier.variants)];
  const carried = passed.filter((cell) => sameCases.has(cell.case) && sameVariants.has(cell.variant));
  const left = passed.length - carried.length;
  const words = formatCount(left, 'cell that passed in it has', 'cells that passed in it have');
  return {
    cells: carried.map((cell) => ({ ...cell, carriedFrom: cell.carriedFrom ?? file })),
    notes: left === 0 ? [] : [`Not carried over from ${file}: ${words} changed since.`],
  };
}

function toJson(part: unknown) {
  return JSON.parse(JSON.stringify(part ?? null));
}

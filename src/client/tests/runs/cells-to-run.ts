/** Which cells of a suite run, and which are taken over from the result that is shown. */
import { caseFingerprint } from '#tests/suite/case-fingerprint.ts';
import type { Suite } from '#tests/suite/suite.ts';
import type { CellKey } from '../../runs/cells/cell-sender.ts';
import { CELL, type ResultInfo } from '../../runs/history/result-info.ts';
import type { StoredCell } from '../store/stored-cell.ts';
import { toStoredCell } from '../store/stored-cell.ts';
import type { StoredResults } from '../store/stored-results.ts';
import type { RunChoice } from '../store/suite-runs.ts';

/** Why the rest of a result cannot be run. */
export const SUITE_CHANGED = 'The suite changed since. Run all starts a new result.';

/** A list of cells, or all of a suite, which may be millions and are not listed. */
export type CellKeys = Iterable<CellKey> & { readonly length: number };

export interface CellsToRun {
  /** In the order of the suite: all variants of a case before the next case. */
  run: CellKeys;
  /** Cells that are taken over, with their keys in the suite as it is now; only for a suite that has changed. */
  taken: readonly StoredCell[];
}

/** All cells of the suite or of its first cases, without those of cases that are left out. */
export function allCells({ cases, variants, repeat }: Suite, first = cases.length): CellKeys {
  const run = [...cases.keys()].slice(0, first).filter((at) => cases[at]?.isSkipped === false);
  return {
    length: run.length * variants.length * repeat,
    *[Symbol.iterator]() {
      for (const testCase of run)
        for (const variant of variants.keys())
          for (let count = 0; count < repeat; count += 1) yield { case: testCase, variant, repeat: count };
    },
  };
}

/** The cells to run if the suite is still that of the result, whose states are known. */
export function cellsOfSame(suite: Suite, choice: RunChoice, stateOf: (key: CellKey) => number): CellsToRun {
  const filtered = (isWanted: (key: CellKey) => boolean) => ({ run: [...allCells(suite)].filter(isWanted), taken: [] });
  const isGood = (state: number) => state === CELL.passed || state === CELL.answered;
  if (choice === 'failed') return filtered((key) => !isGood(stateOf(key)));
  if (choice === 'rest') return filtered((key) => stateOf(key) === CELL.open);
  if (choice === 'changed') return { run: [], taken: [] };
  if (typeof choice === 'object' && 'cells' in choice) {
    const wanted = new Set(choice.cells.map(keyText));
    return filtered((key) => wanted.has(keyText(key)));
  }
  return {
    run: allCells(suite, typeof choice === 'object' && 'first' in choice ? choice.first : undefined),
    taken: [],
  };
}

/**
 * The cells to run if the suite has changed since the result: cells are matched by the names of case and variant, and what
 * would run in the same way again is taken over instead. `isSameFlow` is false if the flow has changed.
 */
export async function cellsOfChanged(
  suite: Suite,
  choice: RunChoice,
  base: Pick<ResultInfo, 'id' | 'cases'>,
  results: StoredResults,
  isSameFlow: boolean,
): Promise<CellsToRun & { run: readonly CellKey[] }> {
  const before = new Map<string, StoredCell>();
  for await (const cell of results.cells(base.id, 0, base.cases)) {
    const stored = cell.state >= CELL.passed ? toStoredCell(cell) : null;
    if (stored) before.set(nameText(stored.result.case, stored.result.variant, stored.key.repeat), stored);
  }
  const wanted = typeof choice === 'object' && 'cells' in choice ? new Set(choice.cells.map(keyText)) : null;
  const run: CellKey[] = [];
  const taken: StoredCell[] = [];
  for (const key of allCells(suite)) {
    const [testCase, variant] = [suite.cases[key.case], suite.variants[key.variant]];
    if (!testCase || !variant) continue;
    const old = before.get(nameText(testCase.name, variant.name, key.repeat));
    const isSame = old !== undefined && old.fingerprint === caseFingerprint(suite, { testCase, variant });
    const isWanted = wanted
      ? old !== undefined && wanted.has(keyText(old.key))
      : !isSame || (choice === 'failed' && old.result.state !== 'passed');
    if (isWanted) run.push(key);
    else if (isSame && isSameFlow) taken.push({ ...old, key, from: old.from ?? { ...old.key, result: base.id } });
  }
  return { run, taken };
}

function keyText({ case: at, variant, repeat }: CellKey): string {
  return `${at}.${variant}.${repeat}`;
}

function nameText(testCase: string, variant: string, repeat: number): string {
  return JSON.stringify([testCase, variant, repeat]);
}

/** Which cells of a suite run. */
import type { ResultsFile } from '#contract/suite/results-file.ts';
import { nameFinder } from '#flow/request/close-names.ts';
import { groupKey } from '#tests/report/tally-cells.ts';
import { cellsOf } from '#tests/suite/run-cell.ts';
import type { Suite, SuiteCell } from '#tests/suite/suite.ts';
import { CommandError, EXIT, usageError } from '../terminal/exit-codes.ts';
import { listNames } from '../terminal/list-names.ts';

export interface CellChoice {
  /** Parts of names; `*` is any text. Empty: all. */
  only: readonly string[];
  tags: readonly string[];
  variants: readonly string[];
  /** Results of which only what did not pass is wanted; null for all. */
  failed: ResultsFile | null;
}

/** How many names say what there is. */
const SHOWN = 20;

/**
 * The chosen cells, in order. When none is chosen, throws a CommandError with the closest name, or else with the names that
 * exist.
 */
export function chooseCells(suite: Suite, { only, tags, variants, failed }: CellChoice): SuiteCell[] {
  checkKnown('variant', variants, new Set(suite.variants.map(({ name }) => name)));
  checkKnown('tag', tags, new Set(suite.cases.flatMap((testCase) => testCase.tags)));
  const names = suite.cases.map(({ name }) => name);
  for (const pattern of only)
    if (!names.some((name) => isLike(name, pattern))) throw usageError(unknown('case', pattern, new Set(names)));
  const wanted = failed === null ? null : new Set(failed.cells.filter(({ state }) => state !== 'passed').map(groupKey));
  const wantedTags = new Set(tags);
  const cells = [...cellsOf(suite)].filter(
    ({ testCase, variant }) =>
      (variants.length === 0 || variants.includes(variant.name)) &&
      (tags.length === 0 || testCase.tags.some((tag) => wantedTags.has(tag))) &&
      (only.length === 0 || only.some((pattern) => isLike(testCase.name, pattern))) &&
      (wanted === null || wanted.has(groupKey({ case: testCase.name, variant: variant.name }))),
  );
  if (cells.length > 0) return cells;
  if (suite.cases.length === 0) throw usageError(`${suite.name} has no cases`);
  if (wanted?.size === 0)
    throw new CommandError(EXIT.passed, 'Everything passed in these results, so nothing is left to run');
  const skipped = suite.cases.some(({ isSkipped }) => isSkipped) ? ' Cases with skip: true do not run.' : '';
  throw usageError(`Nothing in ${suite.name} matches, so nothing would run.${skipped}`);
}

function checkKnown(what: string, names: readonly string[], known: ReadonlySet<string>): void {
  for (const name of names) if (!known.has(name)) throw usageError(unknown(what, name, known));
}

function unknown(what: string, name: string, known: ReadonlySet<string>): string {
  const [closest] = nameFinder([...known])(name);
  const missing = `The suite has no ${what} ${name}`;
  if (closest !== undefined) return `${missing}. Did you mean ${closest}?`;
  return known.size === 0 ? `${missing}, and no other one` : `${missing}, only ${listNames([...known], SHOWN)}`;
}

/** True if the name contains the parts between the `*`, in order; case does not matter. */
function isLike(name: string, pattern: string): boolean {
  const text = name.toLowerCase();
  let from = 0;
  for (const part of pattern.toLowerCase().split('*')) {
    const at = text.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return true;
}

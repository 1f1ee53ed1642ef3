import type { CellResult } from '#contract/suite/results-file.ts';
import { textFingerprint } from '#contract/text/text-hash.ts';
import type { Suite, SuiteCell } from './suite.ts';
import { checkedTurns } from './turn-draft.ts';

/** Tells whether a cell would be run and checked in the same way again: its inputs, checks and tweaks, as the suite writes them. */
export function caseFingerprint(
  { output, session }: Suite,
  { testCase, variant }: Pick<SuiteCell, 'testCase' | 'variant'>,
): string {
  const { tweaks, columns } = testCase;
  return textFingerprint(
    JSON.stringify([output, session, checkedTurns({ testCase, variant }), tweaks, columns, variant.tweaks]),
  );
}

/** The same by the names of the case and the variant; undefined for those that the suite does not have. */
export function cellFingerprints(suite: Suite): (cell: Pick<CellResult, 'case' | 'variant'>) => string | undefined {
  const cases = new Map(suite.cases.map((testCase) => [testCase.name, testCase]));
  const variants = new Map(suite.variants.map((variant) => [variant.name, variant]));
  return (cell) => {
    const [testCase, variant] = [cases.get(cell.case), variants.get(cell.variant)];
    return testCase && variant && caseFingerprint(suite, { testCase, variant });
  };
}

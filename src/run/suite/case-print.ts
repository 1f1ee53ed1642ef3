import { textPrint } from '#contract/text/text-hash.ts';
import type { Cell, Suite } from './suite.ts';

/** Tells whether a cell would be run and checked in the same way again: its inputs, checks and tweaks, as the suite writes them. */
export function casePrint(
  { output, session }: Suite,
  { testCase, variant }: Pick<Cell, 'testCase' | 'variant'>,
): string {
  const { turns, tweaks, columns } = testCase;
  return textPrint(JSON.stringify([output, session, turns, tweaks, columns, variant.tweaks]));
}

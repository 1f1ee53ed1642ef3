/** How the table is drawn, kept in the browser. */
import * as z from 'zod/mini';
import { preference, usePreference } from '../../shell/state/preference.ts';
import { MANY_CASES } from './use-shown-cases.ts';

const ROW_SIZES = ['compact', 'usual', 'tall'] as const;
export type RowSize = (typeof ROW_SIZES)[number];

/** In px. */
export const ROW_HEIGHTS: Readonly<Record<RowSize, number>> = { compact: 28, usual: 48, tall: 156 };

const display = preference(
  'tweakbench.tests-display.1',
  z.object({
    /** Null: compact for many cases. */
    rows: z.nullable(z.enum(ROW_SIZES)),
    hasTime: z.boolean(),
    hasTokens: z.boolean(),
    /** True if tall rows show only how an answer differs from that of the flow. */
    onlyDifferences: z._default(z.boolean(), false),
  }),
  { rows: null, hasTime: true, hasTokens: true, onlyDifferences: false },
);

export interface Display {
  rows: RowSize;
  hasTime: boolean;
  hasTokens: boolean;
  onlyDifferences: boolean;
  setDisplay: (change: Partial<Omit<Display, 'setDisplay'>>) => void;
}

export function useDisplay(cases: number): Display {
  const [stored, store] = usePreference(display);
  return {
    ...stored,
    rows: stored.rows ?? (cases > MANY_CASES ? 'compact' : 'usual'),
    setDisplay: (change) => store({ ...stored, ...change }),
  };
}

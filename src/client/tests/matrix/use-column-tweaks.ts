/** What the tweaks of a column do: in the first cell that has an answer, else on the flow as it is now. */
import { useMemo } from 'react';
import { matchTweaks } from '#flow/tweaks/match-tweaks.ts';
import { idleNote } from '#run/variants/idle-note.ts';
import { type HeadTweak, headTweaks } from '#tests/view/head-tweaks.ts';
import { isPassed } from '#tests/view/live-cell-state.ts';
import { useTweakRules } from '../../draft/use-tweak-rules.ts';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import type { TestColumn, TestTable } from '../model/test-table.ts';

export interface ColumnTweaks {
  tweaks: readonly HeadTweak[];
  /** A sentence if none of them applies, else null. One that resets a field or may not count can still change an answer. */
  idle: string | null;
}

export function useColumnTweaks(table: TestTable, column: TestColumn, variant: number): ColumnTweaks {
  const flow = useOpenFlow();
  const rules = useTweakRules();
  const index = flow?.index ?? null;
  const verdicts = useMemo(
    () => (index === null ? [] : matchTweaks(index, column.tweaks, { rules, bindings: [] })),
    [index, rules, column.tweaks],
  );
  const first = Array.from({ length: Math.min(table.ownCases, 50) }, (_, at) => at).find(
    (at) => isPassed(table.stateOf(at, variant, 0)) || table.stateOf(at, variant, 0) === 'failed',
  );
  const outcomes = first === undefined ? null : (table.resultOf(first, variant, 0)?.tweaks ?? null);
  const idle = useMemo(
    () => idleNote(index, rules, column.tweaks, outcomes ?? []),
    [index, rules, column.tweaks, outcomes],
  );
  return { tweaks: headTweaks(column.tweaks, outcomes, verdicts, index), idle };
}

/** What a column of a file can go to, as options of a list. */
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { tweakColumns } from '#tests/source/tweak-columns.ts';
import {
  COLUMN_CHECKS,
  type ColumnCheck,
  type ColumnTarget,
  MAX_COLUMN_TURNS,
} from '#tests/suite/rows/target-of-column.ts';

export interface TargetOption {
  value: string;
  label: string;
  target: ColumnTarget;
}

const CHECK_NAMES: Record<ColumnCheck, string> = {
  contains: 'contains',
  equals: 'equals',
  'starts-with': 'starts with',
  matches: 'matches',
  json: 'JSON path',
};

/** One more input than are used. Fields that hold a secret are not offered. */
export function targetOptions(targets: readonly ColumnTarget[], index: FlowIndex | null): TargetOption[] {
  const used = targets.reduce((most, target) => ('turn' in target ? Math.max(most, target.turn + 1) : most), 0);
  const inputs = Math.min(MAX_COLUMN_TURNS, Math.max(1, used + 1));
  const options: { label: string; target: ColumnTarget }[] = [
    { label: 'Not used', target: { kind: 'nothing' } },
    ...Array.from({ length: inputs }, (_, turn) => [
      { label: `Input ${turn + 1}`, target: { kind: 'input', turn } as const },
      { label: `Components of input ${turn + 1}, separated by ;`, target: { kind: 'components', turn } as const },
    ]).flat(),
    { label: 'Expected text', target: { kind: 'expected' } },
    ...COLUMN_CHECKS.map((check) => ({
      label: `Check: ${CHECK_NAMES[check]}`,
      target: { kind: 'check', check } as const,
    })),
    { label: 'Case name', target: { kind: 'name' } },
    { label: 'Tags, separated by ;', target: { kind: 'tags' } },
    { label: 'Checks of promptfoo (assert)', target: { kind: 'assert' } },
    ...(index === null ? [] : tweakColumns(index)).map(({ component: { id, displayName }, field: { name } }) => ({
      label: `Tweak ${displayName}${(index?.byDisplayName.get(displayName)?.length ?? 0) > 1 ? ` (${id})` : ''} · ${name}`,
      target: { kind: 'field', component: id, field: name, isMapped: true } as const,
    })),
  ];
  return options.map(({ label, target }) => ({ label, target, value: targetKey(target) }));
}

export function targetKey(target: ColumnTarget | undefined): string {
  return JSON.stringify(target === undefined ? { kind: 'nothing' } : Object.entries(target).toSorted());
}
